// The view "Map": draws the paths from the questions through packages and stations to the resources, from left to right, and lists them
// below.
import { draw, make } from './dom.js';
import { zoomable } from './zoom.js';
import { words } from './words.js';

const COLUMNS = { question: 0, package: 390, station: 640, resource: 960 };
const WIDTH = { question: 310, package: 180, station: 250, resource: 310 };
const LINES = { question: 3, package: 1, station: 2, resource: 1 };
const BESIDE = 2; // the number of columns for the resources of a station
const ROW = 32;
const GAP = 36;
const LETTER = 8; // the mean width of a letter, in units of the drawing

export function showMap(view, model) {
  view.className = 'one';
  if (!model.flow) return view.replaceChildren(make('p', {}, words.none));
  const before = view.querySelector('.map svg')?.getAttribute('viewBox');
  const direction = model.languages.find(({ tag }) => tag === model.language).isRightToLeft ? 'rtl' : 'ltr';
  const { svg, width, height, start } = picture(model.flow, direction);
  const frame = make('div', { class: 'map', tabindex: 0, role: 'group', 'aria-label': words.mapLabel }, svg);
  view.replaceChildren(
    make('h2', {}, words.map), make('p', { class: 'note' }, words.mapHelp),
    make('p', { class: 'buttons' }),
    frame, list(model));
  // Call this after replaceChildren, because only an element in the page has a size.
  const acts = zoomable(frame, svg, { width, height, start }, before);
  view.querySelector('.buttons').append(...Object.entries(acts).map(([word, click]) => make('button', { type: 'button', click }, words[word])));
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
      const own = station.resources.filter(id => !places.has(id));
      own.forEach((id, index) => {
        const [y, column] = [row + Math.floor(index / BESIDE) * ROW, index % BESIDE];
        places.set(id, { y, x: COLUMNS.resource + column * (WIDTH.resource + 16) });
        nodes.push(node('resource', id, places.get(id), titles.get(id).title, { 'data-away': titles.get(id).isAway || null }));
      });
      const last = row + Math.max(1, Math.ceil(own.length / BESIDE) - 1) * ROW;
      const at = { y: (row + last) / 2, x: COLUMNS.station };
      row = last + ROW + GAP;
      places.set(station.id, at);
      rows.push(at);
      nodes.push(node('station', station.id, at, `${station.number}  ${station.title}`, { 'data-line': line.number }));
    }
    places.set(line.id, { y: (rows[0].y + rows.at(-1).y) / 2, x: COLUMNS.package });
    nodes.push(node('package', line.id, places.get(line.id), words.packageNumber(line.number), { 'data-line': line.number }));
  }
  const height = row;
  const advanced = flow.packages.find(({ isAdvanced }) => isAdvanced);
  const beginner = flow.packages.find(({ isAdvanced }) => !isAdvanced);
  const step = ROW * 2.4;
  const middle = (places.get(advanced.id).y + places.get(beginner.id).y) / 2;
  flow.questions.forEach((question, index) => {
    places.set(question.id, { y: middle + (index - (flow.questions.length - 1) / 2) * step, x: COLUMNS.question });
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
    draw('text', { class: 'sign', x: COLUMNS.package, y: places.get(line.id).y - 24 }, text));
  const width = COLUMNS.resource + BESIDE * (WIDTH.resource + 16);
  const svg = draw('svg', { class: 'flow', 'aria-hidden': 'true', focusable: 'false', direction: 'ltr' }, edges, nodes, signs);
  return { svg, width, height, start: middle };

  function node(kind, id, { x, y }, text, more = {}) {
    const rows = fit(text, Math.floor(WIDTH[kind] / LETTER), LINES[kind]);
    const height = LINES[kind] * 18 + 10;
    const start = direction === 'rtl' ? x + WIDTH[kind] - 10 : x + 10;
    return draw('g', { class: `node ${kind}`, 'data-id': id, ...more },
      draw('rect', { x, y: y - height / 2, width: WIDTH[kind], height, rx: kind === 'package' ? 14 : 6 }),
      rows.map((words, index) => draw('text', { x: start, y: y + 5 + (index - (rows.length - 1) / 2) * 18, direction, 'text-anchor': 'start' }, words)),
      draw('title', {}, `${id}: ${text}`));
  }

  function edge(fromKind, from, toKind, to, line) {
    const [x, y] = [places.get(from).x + WIDTH[fromKind], places.get(from).y];
    const [x2, y2] = [places.get(to).x, places.get(to).y];
    const half = (COLUMNS[toKind] - x) / 2;
    return draw('path', { class: 'edge', 'data-line': line, d: `M${x} ${y}C${x + half} ${y} ${COLUMNS[toKind] - half} ${y2} ${COLUMNS[toKind]} ${y2}H${x2}` });
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

// Wraps the text at spaces into at most `lines` lines of `letters` characters. The rest is replaced by an ellipsis; the node's <title>
// (tooltip) has the full text.
function fit(text, letters, lines) {
  const rows = [''];
  for (const word of text.split(' ')) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (longer.length <= letters) rows[rows.length - 1] = longer;
    else if (rows.length < lines) rows.push(word);
    else { rows[rows.length - 1] = `${rows.at(-1).slice(0, letters - 1).trimEnd()}…`; break; }
  }
  return rows;
}
