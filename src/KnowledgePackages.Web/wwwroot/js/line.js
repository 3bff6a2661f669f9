// Draws the line of the progress display. Positions across are in percent, so the picture fits any width without being measured.
const MIDDLE = '50%';
const APPROACH = { first: 0, last: 40, interchange: 48 };
const PASSED = { first: 0, last: 16, interchange: 25 };
const STATIONS = { first: 48, last: 100 };
const APART = 14; // px, of each line from the middle

/**
 * @param {SVGSVGElement} svg
 * @param {{questions: string[], interchange: string, stations: {id: string, state: string}[], package: string | null, packages: string[],
 *   recommended?: string | null}} map
 *   States are "done", "here" or "ahead". `package` is null until a line is chosen; until then, the `recommended` one of `packages` is lit.
 */
export function drawLine(svg, map) {
  svg.replaceChildren(...(map.package === null ? approaching(map) : onTheLine(map)));
}

function approaching(map) {
  return [...map.packages.map((id, index) => branch(id, index === 0 ? -1 : 1, id === map.recommended)), approach(map.questions, APPROACH, 'approach'),
    group({ class: 'approach' }, circle({ class: 'stop', cx: percent(APPROACH.interchange), cy: MIDDLE, 'data-state': map.interchange }))];
}

function onTheLine(map) {
  const stops = map.stations.map(({ id, state }, index) =>
    circle({ class: 'stop', cx: percent(spread(index, map.stations.length, STATIONS)), cy: MIDDLE, 'data-station': id, 'data-state': state }));
  return [
    approach(map.questions, PASSED, 'approach passed'),
    group({ class: map.package }, ...track(PASSED.interchange, STATIONS.last), ...stops, sign(map.package, percent(PASSED.interchange))),
  ];
}

function approach(questions, place, className) {
  return group({ class: className },
    element('line', { class: 'track', x1: percent(place.first), x2: percent(place.interchange), y1: MIDDLE, y2: MIDDLE }),
    ...questions.map((state, index) =>
      circle({ class: 'stop', cx: percent(spread(index, questions.length, place)), cy: MIDDLE, 'data-question': index + 1, 'data-state': state })));
}

// One of the two lines that part at the interchange. A nested picture, because a curve can't be given in percent.
function branch(id, side, isLit) {
  const y = side * APART;
  const straight = { x1: 29, x2: '100%', y1: y, y2: y };
  return element('svg', { x: percent(APPROACH.interchange), y: MIDDLE, width: percent(100 - APPROACH.interchange), overflow: 'visible' },
    group({ class: isLit ? id : `${id} possible` },
      ...['track', 'gap'].flatMap(name => [
        element('path', { class: name, d: `M0 0C16 0 12 ${y} 30 ${y}` }),
        element('line', { class: name, ...straight }),
      ]),
      ...[33, 55, 77].map(at => circle({ class: 'stop', cx: percent(at), cy: y, 'data-state': 'ahead' }))),
    group({ class: id }, sign(id, '100%', y)));
}

function track(from, to) {
  return ['track', 'gap'].map(name => element('line', { class: name, x1: percent(from), x2: percent(to), y1: MIDDLE, y2: MIDDLE }));
}

// The line's number on a disc, as on a map. The number is the one in the package's id.
function sign(id, x, y) {
  const number = element('text', { x, y: y ?? MIDDLE, dy: '0.36em' });
  number.textContent = id.replace(/\D/g, '');
  return group({ class: 'sign' }, circle({ cx: x, cy: y ?? MIDDLE }), number);
}

const spread = (index, count, { first, last }) => count < 2 ? last : first + index * (last - first) / (count - 1);
const percent = value => `${value}%`;
const group = (attributes, ...children) => element('g', attributes, ...children);
const circle = attributes => element('circle', attributes);

function element(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
