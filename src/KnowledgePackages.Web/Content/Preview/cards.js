// The view "Cards": the cards of one item, such as a question or a station, as the chat page draws them.
import { make, place } from './dom.js';
import { problemsOf, severityList } from './lists.js';
import { words } from './words.js';

const STATE = /, (extra )?(Yes|No|NotSure), .*/; // the part of a card's name that describes the state of the journey
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
    // Shows the card that is chosen in the menu. If none is chosen, shows the cards whose name contains no state of the journey, and of the
    // others only those with the same state as the first.
    const stateOf = ({ name }) => STATE.exec(name)?.[0];
    const first = cards.map(stateOf).find(state => state);
    const shown = cards.filter(card => select.value ? card.name === select.value : [undefined, first].includes(stateOf(card)));
    text.replaceChildren(...shown.map(card => make('pre', {}, card.text)));
    render(chat, model, shown);
  }
}

// Returns the list of problems: open if it has errors, folded if it has only warnings, so that warnings do not push the cards out of view.
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

// The HTML comes from the server's renderer, which encodes all texts in it. The buttons belong to no form, so they do nothing.
function render(chat, model, cards) {
  chat.replaceChildren(...cards.map(({ name, html }) => {
    const card = language(model, make('article', { class: 'card open', 'aria-label': name }));
    card.innerHTML = html;
    for (const heading of card.querySelectorAll('h2')) { const lower = make('h3', {}, heading.textContent); heading.replaceWith(lower); }
    return card;
  }));
}
