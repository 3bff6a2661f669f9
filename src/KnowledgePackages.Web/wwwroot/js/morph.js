// Makes one piece of the page like another with as little change as possible, so that focus, scroll and opened parts stay.

/** @param from stays in the page; @param to says how it should be. */
export function morph(from, to) {
  if (from.isEqualNode(to)) return;
  const { own } = from.dataset; // this page's scripts write its state, and its content unless it says state alone
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !isOurs(from, name, own)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value && !isOurs(from, name, own)) from.setAttribute(name, value);
  if (own === undefined || own === 'state') children(from, to);
}

// What the person or a script has changed since.
function isOurs(element, name, own) {
  return name === 'open' && element.localName === 'details' || own !== undefined && ['hidden', 'data-kind', 'aria-pressed'].includes(name)
    || element === document.body && name.startsWith('data-');
}

function children(from, to) {
  const known = new Map([...from.children].filter(idOf).map(child => [idOf(child), child]));
  const wanted = new Set([...to.children].map(idOf));
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const same = idOf(next) ? known.get(idOf(next)) : at && !idOf(at) && at.nodeName === next.nodeName ? at : null;
    if (!same || same.nodeName !== next.nodeName || same.dataset?.place !== next.dataset?.place) {
      from.insertBefore(document.importNode(next, true), at);
      continue;
    }
    // What is moved loses the focus, so what is in between goes instead.
    while (at && at !== same && !wanted.has(idOf(at))) at = without(at);
    if (same === at) at = at.nextSibling; else from.insertBefore(same, at);
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, next); else if (same.nodeValue !== next.nodeValue) same.nodeValue = next.nodeValue;
  }
  while (at) at = without(at);
}

// A form may have a field that is called id, so its property is not its id.
function idOf(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.getAttribute('id') || '';
}

function without(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
