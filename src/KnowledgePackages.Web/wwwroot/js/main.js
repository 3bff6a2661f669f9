// Starts the conversation, keeps it connected, and says so when it can't.
import { createChat } from './chat.js';
import { askForKey, onHost, tellHost } from './frame.js';
import { followLanguage, offerLanguages } from './language.js';
import { notice, sayAgain } from './notice.js';
import { showProgress, showStart, translateProgress } from './progress.js';
import { loadTexts, text } from './texts.js';
import { atNewest, enterConversation, followCards, quietHistory } from './transcript.js';

const RETRY = { first: 500, most: 15_000 }; // ms
const OPENS_WITHIN = 30_000; // ms
const body = document.body;

let chat;
let resumeKey = null; // finds this visitor's conversation again where there is no cookie
let opened = false; // there was a conversation on this page
let reconnecting = false;
let wait = RETRY.first;

showStart();
offerLanguages(speak);
document.getElementById('reload').addEventListener('click', () => location.reload());
for (const button of document.querySelectorAll('[data-says]')) button.addEventListener('click', () => chat?.say(text(button.dataset.says)));
addEventListener('offline', () => opened && notice('offline'));
addEventListener('online', () => opened && notice(reconnecting ? 'reconnecting' : 'recovered'));

try {
  const [, access] = await Promise.all([loadTexts(document.documentElement.lang), askForKey().then(askForAccess)]);
  chat = createChat(document.getElementById('chat'), { message, connected: () => notice('recovered'), lost });
  chat.connect(access);
  onHost('focus', enterConversation);
  setTimeout(() => opened || fail(), OPENS_WITHIN);
} catch {
  fail();
}

async function askForAccess(key = resumeKey) {
  const response = await fetch('/api/webchat/token', {
    method: 'POST',
    ...key && { body: JSON.stringify({ resumeKey: key }), headers: { 'Content-Type': 'application/json' } },
  });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  const access = await response.json();
  if (access.resumeKey) tellHost('key', { key: resumeKey = access.resumeKey });
  return access;
}

// The page's words are in the new language already; the bot says the open question again in it.
function speak(language) {
  translated();
  chat?.tellLanguage(language);
}

function translated() {
  translateProgress();
  sayAgain();
  chat?.draw();
}

function message(activity) {
  wait = RETRY.first;
  open();
  if (activity.channelData?.progress) showProgress(activity.channelData.progress);
  followCards(activity);
  if (activity.locale) followLanguage(activity.locale, translated);
}

// The chat is shown when its history is there and the newest message in sight, so nobody sees it being built.
async function open() {
  if (opened) return;
  opened = true;
  await atNewest();
  quietHistory();
  body.dataset.state = 'ready';
  for (const button of document.querySelectorAll('[data-says]')) button.disabled = false;
  tellHost('ready');
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
  tellHost('ready'); // what there is to see is here
}
