// The progress display. It is fed by nothing but `channelData.progress` of the bot's messages.
import { drawLine } from './line.js';
import { text } from './texts.js';

const PACKAGES = ['kp1', 'kp2'];
const QUESTIONS = 6;
const AT_THE_INTERCHANGE = ['check', 'recommendation'];
const ON_THE_LINE = ['extra', 'route', 'station', 'summary'];
const RECOMMENDS = 'recommendation/';
const section = document.getElementById('progress');
const words = section.querySelector('.words');
const line = section.querySelector('.line');
let recommended; // the package of the newest recommendation
let shown; // the newest progress

/** Shows the progress of the bot's newest message. */
export function showProgress(progress) {
  const { phase, shows = [], stations = [] } = progress;
  recommended = shows.find(id => id.startsWith(RECOMMENDS))?.slice(RECOMMENDS.length) ?? recommended;
  const id = phase === 'recommendation' ? recommended : progress.package;
  mark({
    shows: shows.join(' '),
    phase,
    package: id,
    number: progress.number,
    total: progress.total,
    step: progress.step?.number,
    steps: progress.step?.total,
  });
  shown = progress;
  words.textContent = say(progress, id, stations);
  drawLine(line, {
    questions: questionStates(progress),
    interchange: AT_THE_INTERCHANGE.includes(phase) ? 'here' : 'ahead',
    stations,
    package: ON_THE_LINE.includes(phase) && stations.length > 0 ? id : null,
    packages: PACKAGES,
    recommended: phase === 'recommendation' ? id : null,
  });
}

/** Says the progress that is shown in the language that the page has now. */
export function translateProgress() {
  if (shown) showProgress(shown);
}

/** Before the first message: the whole way lies ahead. */
export function showStart() {
  drawLine(line, { questions: Array(QUESTIONS).fill('ahead'), interchange: 'ahead', stations: [], package: null, packages: PACKAGES });
}

function say({ phase, number, total, step }, id, stations) {
  const values = {
    package: id ? text(`page.package.${id}`) : '',
    number,
    total: total ?? QUESTIONS,
    stations: stations.length,
    done: stations.filter(({ state }) => state === 'done').length,
    step: step?.number,
    steps: step?.total,
  };
  switch (phase) {
    case 'questions': return text('page.progress.question', values);
    case 'start': case 'check': case 'recommendation': case 'extra': case 'route': case 'station': case 'summary': return text(`page.progress.${phase}`, values);
    default: return '';
  }
}

function questionStates({ phase, number, total = QUESTIONS }) {
  if (phase === 'questions') {
    return Array.from({ length: total }, (_, index) => index + 1 < number ? 'done' : index + 1 === number ? 'here' : 'ahead');
  }
  return Array(QUESTIONS).fill(phase === 'start' ? 'ahead' : 'done');
}

function mark(values) {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete section.dataset[name]; else section.dataset[name] = value;
  }
}
