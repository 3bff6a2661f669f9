// The preview page: requests the state of the content folder, shows the view that the address names, and requests a new state after each
// change.
import { showCards } from './cards.js';
import { make } from './dom.js';
import { showMap } from './flow.js';
import { offerLooks } from './look.js';
import { showProblems, showSearch, showTexts } from './lists.js';
import { words } from './words.js';

const view = document.getElementById('view');
const menu = document.getElementById('language');
const search = document.querySelector('#search input');
const shows = { cards: showCards, texts: showTexts, map: showMap, problems: showProblems };
let model;
let asked = 0;

for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
offerLooks(document.getElementById('look'));
document.getElementById('search').addEventListener('submit', event => event.preventDefault());
search.addEventListener('input', show);
menu.addEventListener('change', load);
addEventListener('hashchange', () => { search.value = ''; show(); view.focus({ preventScroll: true }); scrollTo(0, 0); });

const changes = new EventSource('/changes');
changes.addEventListener('message', load);
changes.addEventListener('error', () => { document.getElementById('state').textContent = words.away; });

async function load() {
  const number = ++asked;
  const response = await fetch(`/model?language=${encodeURIComponent(menu.value)}`);
  const next = await response.json();
  if (number !== asked) return; // ignore this response, because a newer request is on its way
  model = next;
  menu.replaceChildren(...model.languages.map(({ tag, name }) => new Option(name, tag, tag === model.language, tag === model.language)));
  tellState();
  show();
}

function tellState() {
  const errors = model.problems.filter(({ severity }) => severity === 'error').length;
  const state = document.getElementById('state');
  state.dataset.state = model.isGood ? 'good' : 'bad';
  state.textContent = model.isGood ? words.good(model.version) : model.version ? words.bad(errors) : words.never;
}

function show() {
  if (!model) return;
  const [name, ...rest] = location.hash.slice(1).split('/');
  const current = Object.hasOwn(shows, name) ? name : model.version ? 'cards' : 'problems';
  document.getElementById('views').replaceChildren(...Object.entries(words.tabs).map(([tab, title]) => make('a', {
    href: `#${tab}`, 'aria-current': !search.value && tab === current ? 'page' : null,
  }, tab === 'problems' ? `${title} (${model.problems.length})` : title)));
  if (search.value.trim()) showSearch(view, model, search.value.trim());
  else shows[current](view, model, decodeURIComponent(rest.join('/')));
}
