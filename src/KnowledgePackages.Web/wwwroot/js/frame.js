// The page as a frame of another website: what it says to embed.js there, and hears from it. The server names the website's origin
// only if it is allowed; nothing is said to, and nothing heard from, any other.
const root = document.documentElement;
const { host } = root.dataset;
const ANSWERS_WITHIN = 2000; // ms
const framed = parent !== window && host !== '';
const heard = new Map(); // type of message: who wants it
let resumeKey = null; // finds this visitor again where browsers refuse cookies in frames

if (framed) {
  addEventListener('message', ({ source, origin, data }) => {
    if (source === parent && origin === host && data?.of === 'knowledge-packages') heard.get(data.type)?.(data);
  });
  addEventListener('keydown', event => { if (event.key === 'Escape') tellHost('close'); });
  document.addEventListener('click', ({ target }) => { if (target.closest('#close')) tellHost('close'); else if (target.closest('#large')) tellHost('size'); });
  onHost('size', ({ large, possible }) => {
    const button = document.getElementById('large');
    button.hidden = !possible;
    button.ariaPressed = `${large}`;
  });
}

/** The address of this page for a request in the background. */
export function webAddress() {
  return `/?${new URLSearchParams({ language: root.lang, ...framed && { host } })}`;
}

/** Tells the website around, if there is one. */
export function tellHost(type, message = {}) {
  if (framed) parent.postMessage({ of: 'knowledge-packages', type, ...message }, host);
}

/** Calls when the website says so. */
export function onHost(type, call) {
  heard.set(type, call);
}

/** In a frame: asks the website for the key that it kept for this visitor, and calls when it is there, or will not come. */
export async function resume(known) {
  if (!framed) return;
  const kept = await new Promise(done => {
    const timer = setTimeout(() => done(null), ANSWERS_WITHIN);
    onHost('resume', ({ key: sent }) => { clearTimeout(timer); done(sent); });
    tellHost('hello');
  });
  resumeKey = typeof kept === 'string' ? kept : 'none';
  await known();
}

export const key = {
  headers: () => framed && resumeKey ? { 'Kp-Resume': resumeKey } : {},
  keep(response) {
    const renewed = response.headers.get('Kp-Resume');
    if (framed && renewed) tellHost('key', { key: resumeKey = renewed });
  },
};
