// Creates elements. A child that is a string becomes text, never HTML.
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

/** Returns a link to a line in a content file. The link's text is the file's name, the line and the key. */
export function place({ file, key, line }) {
  const href = `/source?file=${encodeURIComponent(file)}${line ? `&line=${line}` : ''}#here`;
  return make('a', { href, target: '_blank', class: 'place' }, make('bdi', {}, `${file}${line ? `:${line}` : ''}`), ' ', make('code', {}, key ?? ''));
}
