// The views that are lists: the texts of a file, the problems, and the results of a search.
import { make, place } from './dom.js';
import { words } from './words.js';

const MOST = 200;

/** Returns the problems with an item's ids in files of the shown language and in files without a language. */
export function problemsOf(model, item) {
  return model.problems.filter(problem => isHere(model, problem.file)
    && item.ids.some(id => problem.id !== null && (problem.id === id || problem.id.startsWith(`${id}.`) || problem.id.startsWith(`${id}/`))));
}

export function severityList(problems) {
  return problems.length === 0 ? null : make('ul', { class: 'problems' }, problems.map(found => make('li', { 'data-severity': found.severity },
    make('strong', {}, words.severity[found.severity]), ' ', place({ file: found.file, key: found.id, line: found.line }),
    make('p', {}, found.problem, ' ', make('em', {}, found.fix)))));
}

export function showProblems(view, model) {
  view.className = 'one';
  view.replaceChildren(make('h2', {}, words.problems(model.problems.length)), severityList(model.problems) ?? '');
}

export function showTexts(view, model, chosen) {
  const files = [...new Set(model.texts.map(({ file }) => file))];
  const file = files.includes(chosen) ? chosen : files[0];
  view.className = 'with-list';
  view.replaceChildren(
    make('nav', { class: 'items', 'aria-label': words.files }, make('h2', {}, words.files), make('ul', {}, files.map(name => make('li', {},
      make('a', { href: `#texts/${encodeURIComponent(name)}`, 'aria-current': name === file ? 'true' : null }, make('bdi', {}, name)))))),
    make('article', { class: 'item' }, make('h2', {}, make('bdi', {}, file)), make('p', { class: 'note' }, words.texts),
      table(model, model.texts.filter(text => text.file === file))));
}

export function showSearch(view, model, query) {
  const wanted = query.toLocaleLowerCase(model.language);
  const has = (...texts) => texts.some(text => text.toLocaleLowerCase(model.language).includes(wanted));
  const items = model.items.filter(item => has(item.id, item.title, item.words));
  const texts = model.texts.filter(text => has(text.key, text.text));
  const count = items.length + texts.length;
  view.className = 'one';
  view.replaceChildren(
    make('h2', { role: 'status' }, count ? words.found(count) : words.none),
    items.length ? make('ul', { class: 'items' }, items.map(item => make('li', {}, make('a', { href: `#cards/${encodeURIComponent(item.id)}` },
      make('code', {}, item.id), ' ', make('bdi', { lang: model.language }, item.title))))) : '',
    texts.length ? table(model, texts.slice(0, MOST)) : '',
    texts.length > MOST ? make('p', {}, words.more(texts.length - MOST)) : '');
}

function table(model, texts) {
  return make('dl', {}, texts.flatMap(text => [
    make('dt', {}, place(text)),
    make('dd', { lang: text.file.startsWith('texts/') ? model.language : null, dir: 'auto' }, text.text,
      severityList(model.problems.filter(({ file, id }) => file === text.file && id !== null && isOf(id, text.key)))),
  ]));
}

// Returns whether a problem belongs to the text with this key. A problem's id is a content id ("kp1-c1"), or a content id and a field's
// name ("kp1-c1.question"). A text's key has more names around it ("challenges.kp1-c1.question").
const isOf = (id, key) => `.${key}.`.includes(`.${id}.`);
const isHere = (model, file) => !file.startsWith('texts/') || file.startsWith(`texts/${model.language}/`);
