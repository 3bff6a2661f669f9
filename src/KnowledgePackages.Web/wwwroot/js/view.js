// Where the reader is: brings what was asked for into view, and keeps everything else where it is.
const $ = id => document.getElementById(id);
const FRESH = 400; // ms in which nobody has read a card yet
const GAP = 8; // px
let readyAt = 0;

document.addEventListener('keydown', () => { document.body.dataset.keyboard = ''; }, { capture: true });
document.addEventListener('pointerdown', () => { delete document.body.dataset.keyboard; }, { capture: true });
document.addEventListener('pointermove', () => { delete document.body.dataset.still; }, { passive: true });

/** What is in sight, in words that can be compared. */
export function signs() {
  const now = $('now');
  return {
    place: $('open')?.dataset.place,
    now: [...now.children].map(child => `${child.id} ${child.dataset.place ?? ''} ${child.className}`).join(),
    notes: [...now.querySelectorAll('.note-now')].map(note => note.textContent).join(),
  };
}

/** Until the mouse moves, the button under it does not look chosen. */
export function rest() {
  document.body.dataset.still = '';
}

/** Call when another card takes the place of the last one: for a moment it takes no clicks. */
export function fresh() {
  rest();
  readyAt = performance.now() + FRESH;
  document.body.dataset.fresh = '';
  setTimeout(() => { if (!isFresh()) delete document.body.dataset.fresh; }, FRESH + 1);
}

export function isFresh() {
  return performance.now() < readyAt;
}

/** Brings an element into view: whole where it fits, else from its first line. */
export function bring(element) {
  const { top, bottom, height } = element.getBoundingClientRect();
  const end = innerHeight - (getComputedStyle($('composer')).position === 'sticky' ? $('composer').offsetHeight : 0);
  if (top >= 0 && bottom <= end) return;
  scrollBy({ top: height + GAP <= end && top > 0 ? bottom - end + GAP : top - GAP, behavior: 'instant' });
}

/** Changes the page; what is in sight stays where it is, also if there is more above it now. */
export function keepingPlace(change) {
  const anchor = [...document.querySelectorAll('#talk [id]')].find(element => element.getBoundingClientRect().bottom > 0);
  const before = anchor && anchor.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** Has what is new read aloud; the heading is left out where the focus goes to it. */
export function announce(headingIsRead) {
  const said = [...document.querySelectorAll('#now .problem, #now .reply, #now .note-now')].map(({ innerText }) => innerText);
  const heading = $('open')?.querySelector('h2')?.innerText;
  $('live').textContent = [...said, ...heading && !headingIsRead ? [heading] : []].join('\n');
}
