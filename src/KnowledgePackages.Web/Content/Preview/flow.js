// The picture of the whole flow, made from the content: questions, packages, stations, resources, from left to right as on a metro map.
import { draw, make } from './dom.js';
import { zoomable } from './zoom.js';
import { words } from './words.js';

const COLUMNS = { question: 0, package: 420, station: 720, resource: 1060 };
const WIDTH = { question: 330, package: 210, station: 250, resource: 460 };
const ROW = 34;
const GAP = 30;

export function showMap(view, model) {
  view.className = 'one';
  if (!model.flow) return view.replaceChildren(make('p', {}, words.none));
  const before = view.querySelector('.map svg')?.getAttribute('viewBox');
  const direction = model.languages.find(({ tag }) => tag === model.language).isRightToLeft ? 'rtl' : 'ltr';
  const { svg, width, height } = picture(model.flow, direction);
  const frame = make('div', { class: 'map', tabindex: 0, role: 'group', 'aria-label': words.mapLabel }, svg);
  const buttons = zoomable(frame, svg, { width, height }, before);
  view.replaceChildren(
    make('h2', {}, words.map), make('p', { class: 'note' }, words.mapHelp),
    make('p', { class: 'buttons' }, Object.entries(buttons).map(([word, click]) => make('button', { type: 'button', click }, words[word]))),
    frame, list(model));
}

function picture(flow, direction) {
  const titles = new Map(flow.resources.map(resource => [resource.id, resource]));
  const places = new Map();
  const nodes = [];
  const edges = [];
  let row = 0;
  for (const line of flow.packages) {
    const rows = [];
    for (const station of line.stations) {
      const from = row;
      for (const id of station.resources) {
        if (places.has(id)) continue;
        places.set(id, row);
        nodes.push(node('resource', id, row, titles.get(id).title, { 'data-away': titles.get(id).isAway || null }));
        row += ROW;
      }
      const at = (from + Math.max(from, row - ROW)) / 2;
      row = Math.max(row, from + ROW) + GAP;
      places.set(station.id, at);
      rows.push(at);
      nodes.push(node('station', station.id, at, `${station.number}  ${station.title}`, { 'data-line': line.number }));
    }
    places.set(line.id, (rows[0] + rows.at(-1)) / 2);
    nodes.push(node('package', line.id, places.get(line.id), words.packageNumber(line.number), { 'data-line': line.number }));
  }
  const height = row;
  const advanced = flow.packages.find(({ isAdvanced }) => isAdvanced);
  const beginner = flow.packages.find(({ isAdvanced }) => !isAdvanced);
  const middle = (places.get(advanced.id) + places.get(beginner.id)) / 2 - flow.questions.length * ROW / 2;
  flow.questions.forEach((question, index) => {
    places.set(question.id, middle + index * ROW * 1.4);
    nodes.push(node('question', question.id, places.get(question.id), `${question.number}  ${question.text}`));
    edges.push(edge('question', question.id, 'package', advanced.id, advanced.number));
  });
  const last = flow.questions.at(-1);
  edges.push(edge('question', last.id, 'package', beginner.id, beginner.number));
  for (const line of flow.packages) for (const station of line.stations) {
    edges.push(edge('package', line.id, 'station', station.id, line.number));
    for (const id of station.resources) edges.push(edge('station', station.id, 'resource', id, line.number));
  }

  const signs = [[advanced, words.anyYes], [beginner, words.allNo]].map(([line, text]) =>
    draw('text', { class: 'sign', x: COLUMNS.package, y: places.get(line.id) - 24 }, text));
  const width = COLUMNS.resource + WIDTH.resource;
  const svg = draw('svg', { class: 'flow', 'aria-hidden': 'true', focusable: 'false', direction: 'ltr' }, edges, nodes, signs);
  return { svg, width, height };

  function node(kind, id, y, text, more = {}) {
    return draw('g', { class: `node ${kind}`, 'data-id': id, ...more },
      draw('rect', { x: COLUMNS[kind], y: y - 14, width: WIDTH[kind], height: 28, rx: kind === 'package' ? 14 : 6 }),
      draw('text', { x: direction === 'rtl' ? COLUMNS[kind] + WIDTH[kind] - 10 : COLUMNS[kind] + 10, y: y + 5, direction, 'text-anchor': 'start' },
        cut(text, Math.floor(WIDTH[kind] / 7.6))),
      draw('title', {}, `${id}: ${text}`));
  }

  function edge(fromKind, from, toKind, to, line) {
    const [x, y, x2, y2] = [COLUMNS[fromKind] + WIDTH[fromKind], places.get(from), COLUMNS[toKind], places.get(to)];
    const half = (x2 - x) / 2;
    return draw('path', { class: 'edge', 'data-line': line, d: `M${x} ${y}C${x + half} ${y} ${x2 - half} ${y2} ${x2} ${y2}` });
  }
}

function list(model) {
  const { questions, packages, resources } = model.flow;
  const titles = new Map(resources.map(resource => [resource.id, resource]));
  const texts = element => Object.assign(element, { lang: model.language, dir: 'auto' });
  const item = (id, text) => texts(make('a', { href: `#cards/${encodeURIComponent(id)}` }, text));
  return make('section', { class: 'list' }, make('h3', {}, words.mapList),
    make('h4', {}, words.questions),
    make('ol', {}, questions.map(({ id, text, stations }) => make('li', {}, item(id, text), ` ${words.leadsTo} `, make('code', {}, stations.join(', '))))),
    packages.map(line => [
      make('h4', {}, `${line.isAdvanced ? words.anyYes : words.allNo}: ${words.packageNumber(line.number)}`),
      make('ol', {}, line.stations.map(station => make('li', {}, item(station.id, `${words.stationNumber(station.number)}: ${station.title}`),
        make('ul', {}, station.resources.map(id => make('li', {}, titles.get(id).title, ' ', make('code', {}, id),
          titles.get(id).isAway ? ` (${words.resourceAway})` : null)))))),
    ]));
}

const cut = (text, length) => text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
