// The line above the conversation that says when the connection is away, and when it is back.
import { text } from './texts.js';

const RECOVERED_FOR = 4000; // ms
const place = document.getElementById('notice');
let hiding;

/** Says "offline", "reconnecting" or "recovered"; null takes the notice away. "recovered" goes by itself, and only follows another notice. */
export function notice(kind) {
  if (kind === place.dataset.kind || (kind === 'recovered' && !place.dataset.kind)) return;
  clearTimeout(hiding);
  if (kind === null) delete place.dataset.kind; else place.dataset.kind = kind;
  place.textContent = kind === null ? '' : text(`page.${kind}`);
  if (kind === 'recovered') hiding = setTimeout(() => notice(null), RECOVERED_FOR);
}

/** The notice that stands, in the language that the page has now. */
export function sayAgain() {
  if (place.dataset.kind) place.textContent = text(`page.${place.dataset.kind}`);
}
