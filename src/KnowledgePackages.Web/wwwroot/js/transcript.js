// Where the reader is in the transcript. Web Chat scrolls to new messages by itself, but not at once, and it lets the focus fall
// off the page when the button that had it goes away with its card.
const chat = document.getElementById('chat');
const WAIT = 2000; // ms at most, for the history to be drawn
const STEADY = 4; // frames without change
const LIVE = '.webchat__live-region-transcript'; // what is added to it is read aloud

/** Resolves when the history is drawn and its newest message can be read from its beginning, or after two seconds. */
export function atNewest() {
  const deadline = performance.now() + WAIT;
  let height = 0;
  let steady = 0;
  return new Promise(done => requestAnimationFrame(function look(now) {
    const list = chat.querySelector('.webchat__basic-transcript__scrollable');
    if (list) {
      steady = list.scrollHeight === height && list.scrollTop + list.clientHeight >= height - 2 ? steady + 1 : 0;
      height = list.scrollHeight;
      list.scrollTop = height;
    }
    if (steady < STEADY && now < deadline) return requestAnimationFrame(look);
    startOf(list);
    done();
  }));
}

// Where the newest message is longer than the window, its beginning is more use than its end.
function startOf(list) {
  const newest = list?.querySelector('[role="feed"] > article:last-of-type');
  if (newest && newest.offsetHeight > list.clientHeight) newest.scrollIntoView({ block: 'start' });
}

/**
 * Call when a message has come: who answered with a card's button goes on at the new card, at its heading. The focus has it read aloud,
 * so it is not announced as well.
 */
export function followCards(activity) {
  watching = null; // Web Chat shows what is new
  const before = document.activeElement;
  const answering = before?.closest('.ac-actionSet') ?? null;
  if (!answering && !(before === document.body && left?.matches('.ac-pushButton'))) return;
  if (activity.attachments?.length && activity.summary) unsaid.add(activity.summary);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (document.activeElement !== before && document.activeElement !== document.body) return; // the person has moved on
    const card = newestCard();
    if (card && !card.contains(answering)) goTo(card);
  }));
}

/** Has nothing read aloud of what is in the transcript already, but for the newest message. Call when the history is drawn. */
export function quietHistory() {
  const said = [...chat.querySelectorAll(`${LIVE} > *`)];
  const newest = said.findLastIndex(({ localName }) => localName === 'article');
  for (const node of said.slice(0, Math.max(0, newest))) node.ariaHidden = 'true';
}

/** Puts the focus where the person left it, or else at the newest message; with a ring for who came by keyboard. */
export function enterConversation({ byKeyboard }) {
  for (const node of chat.querySelectorAll(`${LIVE} > *`)) node.ariaHidden = 'true'; // the focus says it
  if (left?.isConnected && left !== document.body) return left.focus();
  const card = newestCard();
  if (card) goTo(card, byKeyboard); else document.getElementById('conversation').focus();
}

function newestCard() {
  return [...chat.querySelectorAll('.webchat__basic-transcript__transcript .ac-adaptiveCard')].at(-1);
}

function goTo(card, showsRing = true) {
  const start = card.querySelector('[role="heading"]') ?? card;
  start.tabIndex = -1;
  start.classList.toggle('no-ring', !showsRing);
  start.focus({ preventScroll: true });
}

// Web Chat announces a message by adding it to its live region, and takes it out again later.
const unsaid = new Set();
new MutationObserver(changes => {
  for (const { addedNodes } of unsaid.size ? changes : []) for (const node of addedNodes) {
    const said = node.nodeType === Node.ELEMENT_NODE && node.closest(LIVE) && [...unsaid].find(words => node.textContent.includes(words));
    if (!said) continue;
    node.ariaHidden = 'true';
    unsaid.delete(said);
  }
}).observe(chat, { childList: true, subtree: true });

// Web Chat makes a landmark of every card, named by its words. Answered cards say the same, and a list of forty landmarks leads nowhere:
// a card is a group in its message.
new MutationObserver(() => {
  for (const card of chat.querySelectorAll('.ac-adaptiveCard[role="form"]')) card.role = 'group';
}).observe(chat, { childList: true, subtree: true, attributeFilter: ['role'] });

// Web Chat goes on scrolling to a new message after somebody has gone on inside it by keyboard. When it rests, what has the focus is in
// sight; whoever scrolls meanwhile knows better.
let watching = null;
function keepInSight(element) {
  const list = element.closest('.webchat__basic-transcript__scrollable');
  const deadline = performance.now() + WAIT;
  let top = -1;
  let steady = 0;
  watching = element;
  for (const scrolls of ['wheel', 'touchmove', 'pointerdown']) list.addEventListener(scrolls, () => { watching = null; }, { once: true, passive: true });
  requestAnimationFrame(function look(now) {
    if (watching !== element || now > deadline || document.activeElement !== element) return;
    steady = list.scrollTop === top ? steady + 1 : 0;
    top = list.scrollTop;
    if (steady >= STEADY) {
      const { top: from, bottom: to } = element.getBoundingClientRect();
      const sight = list.getBoundingClientRect();
      if (from < sight.top || (to > sight.bottom && to - from < sight.height)) element.scrollIntoView({ block: 'nearest' });
    }
    requestAnimationFrame(look);
  });
}

// The element that had the focus last; the browser says nothing when a focused element is taken out of the page.
let left = null;
document.addEventListener('focusin', event => {
  left = event.target;
  if (left.matches('.ac-adaptiveCard :is(button, a, input):focus-visible')) keepInSight(left);
});
