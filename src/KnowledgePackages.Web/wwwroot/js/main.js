// Starts the conversation, keeps it connected, and says so when it can't.
import { createChat } from './chat.js';
import { notice } from './notice.js';
import { showProgress, showStart } from './progress.js';
import { loadTexts, text } from './texts.js';
import { atNewest, followCards } from './transcript.js';

const RETRY = { first: 500, most: 15_000 }; // ms
const OPENS_WITHIN = 30_000; // ms
const body = document.body;
const language = document.documentElement.lang;

let chat;
let opened = false; // there was a conversation on this page
let reconnecting = false;
let wait = RETRY.first;

showStart();
document.getElementById('reload').addEventListener('click', () => location.reload());
for (const button of document.querySelectorAll('[data-says]')) button.addEventListener('click', () => chat?.say(text(button.dataset.says)));
addEventListener('offline', () => opened && notice('offline'));
addEventListener('online', () => opened && notice(reconnecting ? 'reconnecting' : 'recovered'));

try {
  const [, access] = await Promise.all([loadTexts(language), askForAccess()]);
  chat = createChat(document.getElementById('chat'), text('page.write'), { message, connected: () => notice('recovered'), lost });
  chat.connect(access);
  setTimeout(() => opened || fail(), OPENS_WITHIN);
} catch {
  fail();
}

async function askForAccess() {
  const response = await fetch('/api/webchat/token', { method: 'POST' });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  return response.json();
}

function message(activity) {
  wait = RETRY.first;
  open();
  if (activity.channelData?.progress) showProgress(activity.channelData.progress);
  followCards();
}

// The chat is shown when its history is there and the newest message in sight, so nobody sees it being built.
async function open() {
  if (opened) return;
  opened = true;
  await atNewest();
  body.dataset.state = 'ready';
  for (const button of document.querySelectorAll('[data-says]')) button.disabled = false;
}

// With a new token, on the same conversation: the server replays what was missed.
async function lost() {
  if (!opened) return fail();
  if (reconnecting) return;
  reconnecting = true;
  notice(navigator.onLine ? 'reconnecting' : 'offline');
  for (let access; !access; wait = Math.min(2 * wait, RETRY.most)) {
    await pause(wait * (0.5 + Math.random())); // not all pages at once when a host comes back
    access = await askForAccess().catch(() => null); // the notice stands
    if (!access) continue;
    reconnecting = false;
    chat.connect(access);
  }
}

function pause(time) {
  return new Promise(done => {
    const go = () => { clearTimeout(timer); removeEventListener('online', go); done(); };
    const timer = setTimeout(go, time);
    addEventListener('online', go);
  });
}

function fail() {
  body.dataset.state = 'failed';
}
