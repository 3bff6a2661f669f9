// The cards of one thing that users meet, drawn by Web Chat itself, which is given a channel that only says these cards.
import { cardLook, styleOptions } from '/js/look.js';
import { make, place } from './dom.js';
import { problemsOf, severityList } from './lists.js';
import { words } from './words.js';

const { nonce } = document.querySelector('script[nonce]');
const STATE = /, (extra )?(Yes|No|NotSure), .*/; // of the journey, in a card's name
const ONLINE = 2; // of Direct Line's states
const BEGIN = Date.UTC(2026, 0, 1);
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
    render(chat, model, shown, number);
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

function render(chat, model, cards, number) {
  const activities = cards.map(({ card }, index) => ({
    id: `${number}-${index}`,
    type: 'message',
    from: { id: 'preview', role: 'bot' },
    conversation: { id: `${number}` },
    timestamp: new Date(BEGIN + index * 1000).toISOString(), // in order: Web Chat sorts by it
    locale: model.language,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  }));
  WebChat.renderWebChat({
    directLine: {
      activity$: observable(activities),
      connectionStatus$: observable([0, 1, ONLINE]),
      postActivity: () => observable([`${performance.now()}`]),
      end() {},
    },
    store: WebChat.createStore({}, () => next => action => next(action)),
    nonce,
    locale: model.language,
    dir: model.languages.find(({ tag }) => tag === model.language).isRightToLeft ? 'rtl' : 'ltr',
    styleOptions: { ...styleOptions, hideSendBox: true },
    adaptiveCardsHostConfig: cardLook,
  }, chat);
}

// As much of an Observable as Web Chat asks for.
function observable(values) {
  return {
    subscribe(observer) {
      const next = typeof observer === 'function' ? observer : observer.next.bind(observer);
      let isWanted = true;
      queueMicrotask(() => { for (const value of values) if (isWanted) next(value); });
      return { unsubscribe() { isWanted = false; } };
    },
  };
}

// Web Chat makes a landmark of every card; a page with twenty of the same name leads nowhere.
new MutationObserver(() => {
  for (const card of document.querySelectorAll('.ac-adaptiveCard[role="form"]')) card.role = 'group';
}).observe(document.getElementById('view'), { childList: true, subtree: true, attributeFilter: ['role'] });
