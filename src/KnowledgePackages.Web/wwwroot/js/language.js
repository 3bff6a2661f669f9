// The language menu, and the page's own words in another language. The conversation stays where it is.
import { tellHost } from './frame.js';
import { loadTexts, text } from './texts.js';

const YEAR = 365 * 24 * 60 * 60; // s
const page = document.documentElement;
const menu = document.getElementById('language');
const SETTLES = 100; // ms
const tags = page.dataset.languages.split(' ');
let following;

/** Fills the menu, which is shown when there is a choice, and calls `changed` when another language was chosen and its texts are there. */
export function offerLanguages(changed) {
  menu.replaceChildren(...tags.map(tag => {
    const option = new Option(nameOf(tag), tag, tag === page.lang, tag === page.lang);
    option.lang = tag;
    return option;
  }));
  menu.closest('label').hidden = tags.length < 2;
  menu.disabled = false;
  menu.addEventListener('change', () => choose(menu.value, changed));
}

/**
 * Follows the bot, which goes on in another language when the person has named it in the chat; calls `changed` when the page did. Of many
 * messages that arrive together, as history does, the last one counts.
 */
export function followLanguage(tag, changed) {
  clearTimeout(following);
  following = setTimeout(() => {
    if (tag === page.lang || !tags.includes(tag)) return;
    menu.value = tag;
    choose(tag, changed);
  }, SETTLES);
}

async function choose(tag, changed) {
  try {
    await loadTexts(tag);
  } catch {
    menu.value = page.lang; // no connection: the notice above says so
    return;
  }
  if (menu.value !== tag) return; // another one was chosen meanwhile
  remember(tag);
  translate(tag);
  changed(tag);
}

function translate(tag) {
  page.lang = tag;
  page.dir = directionOf(tag);
  document.title = text('page.title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) element.ariaLabel = text(element.dataset.label);
}

// In a frame the cookie is often refused, so the website around keeps it, too.
function remember(tag) {
  const secure = location.protocol === 'https:' ? '; SameSite=None; Secure; Partitioned' : '; SameSite=Lax';
  document.cookie = `kp-language=${encodeURIComponent(tag)}; Path=/; Max-Age=${YEAR}${secure}`;
  tellHost('language', { language: tag });
}

function nameOf(tag) {
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function directionOf(tag) {
  return page.dataset.rightToLeft.split(' ').includes(tag) ? 'rtl' : 'ltr';
}
