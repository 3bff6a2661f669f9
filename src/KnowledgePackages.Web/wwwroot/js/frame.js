// The page as a frame of another website: what it says to embed.js there, and hears from it. The server names the website's origin
// only if it is allowed; nothing is said to, and nothing heard from, any other.
const { host } = document.documentElement.dataset;
const ANSWERS_WITHIN = 2000; // ms
const framed = parent !== window && host !== '';
const heard = new Map(); // type of message: who wants it

if (framed) {
  document.body.dataset.framed = '';
  addEventListener('message', ({ source, origin, data }) => {
    if (source === parent && origin === host && data?.of === 'knowledge-packages') heard.get(data.type)?.(data);
  });
  // Before Web Chat hears it, which leaves a message by Escape. Its own dialog, the help for the keyboard, is closed by Escape first.
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.target.closest?.('[role="dialog"]')) return;
    event.stopPropagation();
    tellHost('close');
  }, { capture: true });
  const close = document.getElementById('close');
  close.hidden = false;
  close.addEventListener('click', () => tellHost('close'));
}

/** Tells the website around, if there is one. */
export function tellHost(type, message = {}) {
  if (framed) parent.postMessage({ of: 'knowledge-packages', type, ...message }, host);
}

/** Calls when the website says so. */
export function onHost(type, call) {
  heard.set(type, call);
}

/** The key that the website kept for this visitor, or null; also null when it does not answer soon. */
export function askForKey() {
  if (!framed) return Promise.resolve(null);
  return new Promise(done => {
    const timer = setTimeout(() => done(null), ANSWERS_WITHIN);
    onHost('resume', ({ key }) => { clearTimeout(timer); done(typeof key === 'string' ? key : null); });
    tellHost('hello');
  });
}
