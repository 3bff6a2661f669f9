// The cards of one thing that users meet, drawn by the renderer of the page.
import { make, place } from './dom.js';
import { problemsOf, severityList } from './lists.js';
import { words } from './words.js';

const STATE = /, (extra )?(Yes|No|NotSure), .*/; // of the journey, in a card's name
let drawn = 0;

export function showCards(view, model, id) {
  const item = model.items.find(known => known.id === id) ?? model.items[0];
  if (!item) return view.replaceChildren(make('p', {}, words.none));
  const about = make('div', { class: 'about' });
  const same = view.querySelector('#chat');
  const chat = same ?? make('div', { id: 'chat' });
  const text = language(model, make('div', { class: 'texts' }));
  const select = make('select', { change: () => choose() });
  const parts = [
    make('nav', { class: 'items', 'aria-label': words.items }, Object.entries(words.groups).map(([group, title]) => [
      make('h2', {}, title),
      make('ul', {}, model.items.filter(known => known.group === group).map(known => make('li', {}, link(model, known, known === item)))),
    ])),
    make('article', { class: 'item' },
      language(model, make('h2', {}, item.title)), about,
      make('p', { class: 'note' }, words.buttons),
      make('label', {}, words.shown, ' ', select),
      chat,
      make('details', {}, make('summary', {}, words.asText), text)),
  ];
  view.className = 'with-list';
  view.replaceChildren(...parts);
  about.append(
    make('p', {}, `${words.written} `, item.sources.flatMap((source, index) => [index ? ', ' : '', place(source)])),
    foldedProblems(problemsOf(model, item)));

  const number = ++drawn;
  let cards = [];
  fetch(`/cards?language=${encodeURIComponent(model.language)}&item=${encodeURIComponent(item.id)}`).then(response => response.json()).then(all => {
    if (number !== drawn) return;
    cards = all;
    select.replaceChildren(new Option(words.usual, ''), ...cards.map(({ name }) => new Option(name, name)));
    choose();
  });

  function choose() {
    // Of what looks different as a journey goes on, the first state is enough; the others are in the menu.
    const stateOf = ({ name }) => STATE.exec(name)?.[0];
    const first = cards.map(stateOf).find(state => state);
    const shown = cards.filter(card => select.value ? card.name === select.value : [undefined, first].includes(stateOf(card)));
    text.replaceChildren(...shown.map(card => make('pre', {}, card.text)));
    render(chat, model, shown);
  }
}

// Errors are in sight at once; warnings must not push the cards off the window.
function foldedProblems(problems) {
  return problems.length === 0 ? '' : make('details', { open: problems.some(({ severity }) => severity === 'error') },
    make('summary', {}, words.problems(problems.length)), severityList(problems));
}

function link(model, item, isHere) {
  const problems = problemsOf(model, item);
  return make('a', { href: `#cards/${encodeURIComponent(item.id)}`, 'aria-current': isHere ? 'true' : null },
    make('code', {}, item.id), ' ', item.title === item.id ? null : language(model, make('bdi', {}, item.title)),
    problems.length ? make('span', { class: 'count', 'data-severity': problems[0].severity }, words.problems(problems.length)) : null);
}

function language(model, element) {
  element.lang = model.language;
  element.dir = model.languages.find(({ tag }) => tag === model.language)?.isRightToLeft ? 'rtl' : 'ltr';
  return element;
}

// The markup comes from the renderer of the page; all texts in it are escaped. Its buttons belong to no form, so they do nothing.
function render(chat, model, cards) {
  chat.replaceChildren(...cards.map(({ name, html }) => {
    const card = language(model, make('article', { class: 'card open', 'aria-label': name }));
    card.innerHTML = html;
    for (const heading of card.querySelectorAll('h2')) { const lower = make('h3', {}, heading.textContent); heading.replaceWith(lower); }
    return card;
  }));
}
