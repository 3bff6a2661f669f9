// Starts the conversation, keeps it connected, and says so when it can't.
import { createChat } from './chat.js';
import { notice } from './notice.js';
import { showProgress, showStart } from './progress.js';
import { loadTexts, text } from './texts.js';
import { atNewest, followCards } from './transcript.js';

const RETRY = { first: 1000, most: 15_000 }; // ms
const SILENT = 60_000; // ms that Web Chat may try by itself; it gives up without a word when the conversation is gone
const body = document.body;
const language = document.documentElement.lang;

let chat;
let opened = false; // there was a conversation on this page
let restarting = false;
let watchdog;

showStart();
document.getElementById('reload').addEventListener('click', () => location.reload());
for (const button of document.querySelectorAll('[data-says]')) button.addEventListener('click', () => chat?.say(text(button.dataset.says)));
addEventListener('offline', () => opened && notice('offline'));
addEventListener('online', () => opened && notice('recovered'));

try {
  const [, access] = await Promise.all([loadTexts(language), askForAccess()]);
  chat = createChat(document.getElementById('chat'), text('page.write'), { message, status });
  chat.connect(access);
} catch {
  fail();
}

async function askForAccess() {
  const response = await fetch('/api/webchat/token', { method: 'POST' });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  return response.json();
}

function message(activity) {
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

function status(now) {
  clearTimeout(watchdog);
  switch (now) {
    case 'online': return notice('recovered');
    case 'connecting':
      if (opened) notice(navigator.onLine ? 'reconnecting' : 'offline');
      watchdog = setTimeout(restart, SILENT);
      return;
    case 'expired': case 'failed': case 'ended': return opened ? restart() : fail();
  }
}

// With a new token, on the same conversation: the server replays what was missed.
async function restart() {
  if (restarting) return;
  if (!opened) return fail();
  restarting = true;
  notice(navigator.onLine ? 'reconnecting' : 'offline');
  for (let wait = RETRY.first; ; wait = Math.min(2 * wait, RETRY.most)) {
    try {
      chat.connect(await askForAccess());
      break;
    } catch {
      await pause(wait);
    }
  }
  restarting = false;
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
  document.querySelector('.failed').hidden = false;
}
