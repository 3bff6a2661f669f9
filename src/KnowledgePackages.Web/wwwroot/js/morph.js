// Changes one part of the page into another with as few DOM changes as possible, so that the focus, the scroll position and opened details
// stay.

/** Changes the element `from`, which is in the page, so that it equals the element `to`. */
export function morph(from, to) {
  if (from.isEqualNode(to)) return;
  const { own } = from.dataset; // set if scripts of this page control the element's content and state; "state" means only the state
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !isOurs(from, name, own)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value && !isOurs(from, name, own)) from.setAttribute(name, value);
  if (own === undefined || own === 'state') children(from, to);
}

// Returns whether the person or a script of this page controls the attribute, so that morph() must not change it.
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
    // Remove the unwanted nodes in front of this node instead of moving the node forward, because a moved node loses the focus.
    while (at && at !== same && !wanted.has(idOf(at))) at = without(at);
    if (same === at) at = at.nextSibling; else from.insertBefore(same, at);
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, next); else if (same.nodeValue !== next.nodeValue) same.nodeValue = next.nodeValue;
  }
  while (at) at = without(at);
}

// Returns the id of a node; empty if it has none. Reads the attribute, because the property `id` of a form can be a field named "id".
function idOf(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.getAttribute('id') || '';
}

function without(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
