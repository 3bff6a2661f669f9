// Makes the page live: posts the forms in the background, replaces the changed parts of the page, and follows the conversation. The server
// renders all content; without this script the same forms work with posts and redirects. Two rules for scrolling: the result of a person's
// input comes into view, and nothing else moves.
import { announce, bring, fresh, isFresh, keepingPlace, rest, signs } from './view.js';
import { key, onHost, resume, tellHost, webAddress } from './frame.js';
import { morph } from './morph.js';

const root = document.documentElement;
const $ = id => document.getElementById(id);
const FORMS = ['say', 'press', 'languages'];
const KEPT = 'knowledge-packages unsent';
const TOO_LONG = 20_000; // ms until a request counts as failed
const SILENT = 40_000; // ms without data until the page reconnects; the server sends an event at least every 15 s
const RETRY = { first: 300, most: 2000 }; // ms
const SLOW = 800; // ms until the page shows that a turn takes long

const unsent = recall(); // texts and button presses that the server has not confirmed yet, the oldest first
let known = false; // whether the page can identify the visitor; until then the page sends no input
let sending = false;
let down = false;
let wait = RETRY.first;
let newest = null; // the number of the last log entry, as the stream sent it; null if isBehind() has already compared it
let changing = null; // the question whose answer is being changed
let stream;

history.scrollRestoration = 'manual'; // after a reload, show the open card and not the old scroll position
document.addEventListener('submit', submit);
document.addEventListener('change', ({ target }) => { if (target === $('language')) target.form.requestSubmit(); });
addEventListener('offline', () => lost());
document.addEventListener('visibilitychange', () => { if (document.hidden) stream?.abort(); });
rest();
root.dataset.live = '';
if (number() > 0) bring($('now'));
// When the person returns to the panel on a website, focuses the element that last had the focus. If that element is gone, focuses the open
// card.
let left = null;
document.addEventListener('focusin', ({ target }) => { left = target; });
onHost('focus', () => (left?.isConnected ? left : $('open')?.querySelector('h2') ?? $('now')).focus({ preventScroll: true }));
await resume(async () => { await refresh(); tellHost('ready'); });
drawUnsent();
known = true;
takeCode();
addEventListener('hashchange', takeCode);
pump();
watch();

// Reads a handover code from the address and puts it into the text field. The code is in the fragment, which browsers do not send to
// servers. The person then sends the code like any other text.
function takeCode() {
  const code = /^#code=([0-9A-Z]{5}-[0-9A-Z]{5})$/i.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  $('text').value = code;
  $('text').focus();
}

function submit(event) {
  const { target: form, submitter: button } = event;
  const name = form.getAttribute('id'); // form.id is the form's field named "id"
  if (!FORMS.includes(name)) return;
  event.preventDefault();
  const inCard = button?.closest('#open') !== null && name === 'press';
  // Ignore a press on a card that has just appeared, or while another press on a card is unsent.
  if (inCard && (isFresh() || unsent.some(input => input.inCard))) return;
  const fields = new FormData(form, button);
  const words = fields.get('text')?.trim();
  if (name === 'say' && !words) return $('text').focus();
  // Give each input its own id, so that the server processes an input only once even if the input arrives several times.
  fields.set('id', Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join(''));
  if (name === 'say') $('text').value = '';
  if (button && inCard) button.ariaBusy = 'true';
  const inPlan = !!button?.closest('#plan'); // the panel shows the result, so nothing else is scrolled into view
  unsent.push({ fields: [...fields], words: name === 'say' ? words : button?.innerText ?? '', inCard, inPlan, isText: name === 'say' });
  drawUnsent();
  pump();
}

// Sends the unsent inputs one after the other, and repeats each one until the server responds. Each request takes the antiforgery token from
// the page of that moment: the first response names the visitor, and a token of the page before it is not valid any more.
async function pump() {
  if (sending || !known) return;
  sending = true;
  while (unsent.length > 0) {
    const input = unsent[0];
    const slow = setTimeout(() => { document.body.dataset.busy = ''; }, SLOW);
    const body = new URLSearchParams(input.fields);
    body.set('token', $('press').elements.token.value);
    const answer = await ask({ method: 'POST', body });
    clearTimeout(slow);
    delete document.body.dataset.busy;
    if (!answer) {
      lost();
      drawUnsent();
      await pause();
      continue;
    }
    unsent.shift();
    found();
    drawUnsent();
    show(answer, input);
  }
  sending = false;
  if (isBehind()) refresh();
}

async function refresh() {
  const answer = await ask({});
  if (answer && !sending) show(answer, null);
}

// Requests the page. Returns null if the caller must repeat the request: if no response arrives, or if its status is 429 or 5xx.
async function ask(request) {
  try {
    const response = await fetch(webAddress(), { ...request, headers: { 'Kp-Live': '1', ...key.headers() }, signal: AbortSignal.timeout(TOO_LONG), cache: 'no-store' });
    if (response.status === 429 || response.status >= 500) return null;
    key.keep(response);
    return { status: response.status, page: new DOMParser().parseFromString(await response.text(), 'text/html') };
  } catch {
    return null;
  }
}

function show({ status, page }, input) {
  const before = signs();
  const focused = document.activeElement;
  keepingPlace(() => {
    for (const name of ['lang', 'dir', 'data-number']) root.setAttribute(name, page.documentElement.getAttribute(name));
    document.title = page.title;
    morph(document.body, page.body);
  });
  const menu = $('language');
  if (menu) menu.value = root.lang;
  tellHost('language', { language: root.lang });
  if (status >= 400 && $('text').value === '') $('text').value = page.getElementById('text').value;
  if (!input && $('earlier')) history.replaceState(null, '', '/');
  const after = signs();
  if (after.place !== before.place) fresh();
  const moved = after.now !== before.now;
  const heading = $('open')?.querySelector('h2');
  const goes = input && !input.isText && !input.inPlan && moved && heading && (input.inCard || !focused.isConnected || focused === document.body);
  if (goes) heading.focus({ preventScroll: true });
  if (moved || after.notes !== before.notes) announce(goes);
  if (input && moved && !input.inPlan) bring(rowOf(input) ?? $('now'));
  else if (moved) $('below').hidden = isSeen();
}

// Returns the row of an answer that the input has changed, if the open card lists all answers; otherwise null.
function rowOf({ fields }) {
  const press = fields.find(([name]) => name === 'press')?.[1];
  const { do: what, question } = press ? JSON.parse(press).data : {};
  if (what === 'change') changing = question;
  return what === 'answer' && question === changing && $('open')?.classList.contains('is-check') ? $(`row-${question}`) : null;
}

$('below').addEventListener('click', event => {
  event.preventDefault();
  bring($('now'));
  $('below').hidden = true;
  $('open')?.querySelector('h2')?.focus({ preventScroll: true });
});
addEventListener('scroll', () => { if (!$('below').hidden && isSeen()) $('below').hidden = true; }, { passive: true });

function isSeen() {
  const { top, bottom } = $('now').getBoundingClientRect();
  return top < innerHeight / 2 && bottom > 0;
}

// Follows the conversation by server-sent events. Only a visible window has a connection, because browsers limit the connections to one
// host.
async function watch() {
  for (;;) {
    if (document.hidden) await once(document, 'visibilitychange');
    if (document.hidden || number() === 0) { if (number() === 0) await pause(RETRY.most); continue; }
    stream = new AbortController();
    let silence;
    const heard = () => { clearTimeout(silence); silence = setTimeout(() => stream.abort(), SILENT); };
    try {
      const response = await fetch(`/live?after=${number()}`, { headers: key.headers(), signal: stream.signal, cache: 'no-store' });
      if (!response.ok) throw new Error(`${response.status}`);
      found();
      heard();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; ;) {
        const { value, done } = await reader.read();
        if (done) break;
        heard();
        const lines = (rest + value).split('\n\n');
        rest = lines.pop();
        for (const line of lines) hear(line);
      }
    } catch { /* see below */ }
    clearTimeout(silence);
    if (document.hidden) continue;
    lost();
    await pause();
  }
}

function hear(line) {
  const [, what, named] = /^data: (\w+) (\d+)$/.exec(line) ?? [];
  if (what === 'Typing') document.body.dataset.busy = '';
  if (what !== 'Changed') return;
  delete document.body.dataset.busy;
  newest = Number(named);
  if (isBehind() && !sending) refresh();
}

// Returns whether the page must be requested again, because the server has named another number of the last log entry than the page has.
// The server's number is lower if the conversation was deleted and began anew.
function isBehind() {
  const named = newest;
  if (!sending) newest = null;
  return named !== null && named !== number();
}

function lost() {
  down = true;
  const notice = $('notice');
  notice.textContent = navigator.onLine ? notice.dataset.reconnecting : notice.dataset.offline;
  delete notice.dataset.kind;
}

function found() {
  wait = RETRY.first;
  if (!down) return;
  down = false;
  const notice = $('notice');
  notice.dataset.kind = 'recovered';
  notice.textContent = notice.dataset.recovered;
  setTimeout(() => { if (!down) notice.textContent = ''; }, 6000);
}

// Waits before a retry: 0.5 to 1.5 times `wait`, at random, so that not all pages reconnect at the same moment. Ends early when the browser
// is online again. Each call doubles `wait`, up to RETRY.most.
async function pause(time = wait * (0.5 + Math.random())) {
  wait = Math.min(2 * wait, RETRY.most);
  let timer;
  await Promise.race([new Promise(done => { timer = setTimeout(done, time); }), once(window, 'online')]);
  clearTimeout(timer);
}

function once(target, name) {
  return new Promise(done => target.addEventListener(name, done, { once: true }));
}

function drawUnsent() {
  const seen = unsent.filter(input => input.isText || down);
  const list = $('waiting');
  list.hidden = seen.length === 0;
  list.replaceChildren(...seen.map(input => {
    const item = document.createElement('li');
    const words = document.createElement('bdi');
    words.textContent = input.words;
    item.append(words, ...down ? [` · ${$('notice').dataset.waiting}`] : []);
    return item;
  }));
  // If the browser blocks the storage, the unsent inputs are lost when the window closes.
  try { sessionStorage.setItem(KEPT, JSON.stringify(unsent)); } catch { /* see above */ }
}

function recall() {
  try { return JSON.parse(sessionStorage.getItem(KEPT)) ?? []; } catch { return []; }
}

function number() {
  return Number(root.dataset.number);
}
