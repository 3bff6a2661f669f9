// Controls what the person sees: scrolls the result of an input into view, and keeps the scroll position when other content changes.
const $ = id => document.getElementById(id);
const FRESH = 400; // ms for which a new card accepts no press, because nobody can have read the card yet
const GAP = 8; // px
let readyAt = 0;

document.addEventListener('keydown', () => { document.body.dataset.keyboard = ''; }, { capture: true });
document.addEventListener('pointerdown', () => { delete document.body.dataset.keyboard; }, { capture: true });
document.addEventListener('pointermove', () => { delete document.body.dataset.still; }, { passive: true });

/** Returns strings that describe the current content, so that the content before and after a change can be compared. */
export function signs() {
  const now = $('now');
  return {
    place: $('open')?.dataset.place,
    now: [...now.children].map(child => `${child.id} ${child.dataset.place ?? ''} ${child.className}`).join(),
    notes: [...now.querySelectorAll('.note-now')].map(note => note.textContent).join(),
  };
}

/** Disables hover styles until the mouse moves. Otherwise a new button that appears under the mouse would look chosen. */
export function rest() {
  document.body.dataset.still = '';
}

/** Marks the open card as new for FRESH ms. Callers call this when another card has become the open one. */
export function fresh() {
  rest();
  readyAt = performance.now() + FRESH;
  document.body.dataset.fresh = '';
  setTimeout(() => { if (!isFresh()) delete document.body.dataset.fresh; }, FRESH + 1);
}

export function isFresh() {
  return performance.now() < readyAt;
}

/** Scrolls an element into view: the whole element if it fits into the window, otherwise its beginning. */
export function bring(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  const end = innerHeight - (getComputedStyle($('composer')).position === 'sticky' ? $('composer').offsetHeight : 0);
  if (top >= 0 && bottom <= end) return;
  scrollBy({ top: height + GAP <= end && top > 0 ? bottom - end + GAP : top - GAP, behavior: 'instant' });
}

/** Changes the page by calling `change`, and scrolls so that the visible content stays in place even if content above it has grown. */
export function keepingPlace(change) {
  const anchor = [...document.querySelectorAll('#talk [id]')].find(element => element.getBoundingClientRect().bottom > 0);
  const before = anchor && anchor.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** Makes screen readers announce the new content, without the open card's heading if `headingIsRead`: the heading then gets the focus. */
export function announce(headingIsRead) {
  const said = [...document.querySelectorAll('#now .problem, #now .reply, #now .note-now')].map(({ innerText }) => innerText);
  const heading = $('open')?.querySelector('h2')?.innerText;
  $('live').textContent = [...said, ...heading && !headingIsRead ? [heading] : []].join('\n');
}
