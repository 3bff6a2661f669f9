// Exchanges messages with embed.js if the page is in a frame of another website. If the website is allowed, the server writes the website's
// origin into data-host. The page sends messages only to this origin, and ignores messages from other origins.
const root = document.documentElement;
const { host } = root.dataset;
const ANSWERS_WITHIN = 2000; // ms
const framed = parent !== window && host !== '';
const heard = new Map(); // the handler of each type of message
let resumeKey = null; // identifies the visitor if the browser refuses cookies in frames

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

/** Returns the address of this page for a background request. */
export function webAddress() {
  return `/?${new URLSearchParams({ language: root.lang, ...framed && { host } })}`;
}

/** Sends a message to embed.js if the page is in a frame. */
export function tellHost(type, message = {}) {
  if (framed) parent.postMessage({ of: 'knowledge-packages', type, ...message }, host);
}

/** Sets the handler of one type of message from embed.js. */
export function onHost(type, call) {
  heard.set(type, call);
}

/** In a frame, requests the stored resume key from embed.js. Calls `known` when embed.js has answered, or after ANSWERS_WITHIN ms. */
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
