// Lets an editor move and zoom an SVG by mouse, wheel, touch and keyboard, by changing the SVG's viewBox.
const STEP = 1.25;
const READABLE = 0.75; // the smallest initial scale
const MOVE = 0.15; // how far an arrow key moves the view, as a share of its size
const NEAREST = 0.08; // the smallest view, as a share of the whole width

/**
 * @param {HTMLElement} frame the element that receives the keyboard and pointer events
 * @param {SVGSVGElement} svg the drawing
 * @param {{width: number, height: number, start: number}} whole the drawing's size, and the vertical position to show at first
 * @param {string | null} before the viewBox of the previous drawing, to keep it; null at first
 * @returns the actions of the buttons, by name
 */
export function zoomable(frame, svg, whole, before) {
  const all = { x: -20, y: -30, width: whole.width + 40, height: whole.height + 40 };
  const across = Math.min(all.width, frame.clientWidth / READABLE);
  const down = across * frame.clientHeight / frame.clientWidth;
  const first = { x: all.x, y: whole.start - down / 2, width: across, height: down };
  const pointers = new Map();
  let box = first;
  let isDragged = false;
  set(before ? Object.fromEntries(before.split(' ').map((number, index) => [['x', 'y', 'width', 'height'][index], Number(number)])) : first);

  frame.addEventListener('wheel', event => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, point(event));
  }, { passive: false });
  frame.addEventListener('keydown', event => {
    const act = {
      ArrowLeft: () => move(-MOVE * box.width, 0), ArrowRight: () => move(MOVE * box.width, 0),
      ArrowUp: () => move(0, -MOVE * box.height), ArrowDown: () => move(0, MOVE * box.height),
      '+': () => zoom(STEP), '=': () => zoom(STEP), '-': () => zoom(1 / STEP), 0: () => set(all),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  frame.addEventListener('pointerdown', event => {
    pointers.set(event.pointerId, event);
    frame.setPointerCapture(event.pointerId);
    isDragged = false;
  });
  frame.addEventListener('pointermove', event => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    isDragged ||= Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) > 3;
    const distance = spread();
    pointers.set(event.pointerId, event);
    const scale = 1 / unit();
    if (pointers.size === 2) zoom(spread() / distance, point(middle()));
    else move((last.clientX - event.clientX) * scale, (last.clientY - event.clientY) * scale);
  });
  for (const ends of ['pointerup', 'pointercancel']) frame.addEventListener(ends, event => {
    pointers.delete(event.pointerId);
    const id = ends === 'pointerup' && !isDragged && document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-id]:is(.question, .package, .station)')?.dataset.id;
    if (id) location.hash = `cards/${encodeURIComponent(id)}`;
  });
  return { zoomIn: () => zoom(STEP), zoomOut: () => zoom(1 / STEP), zoomAll: () => set(all) };

  function set(next) {
    box = next;
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  }

  function move(x, y) {
    const inside = (at, from, size, seen) => Math.min(Math.max(at, from - seen * 0.8), from + size - seen * 0.2);
    set({ ...box, x: inside(box.x + x, all.x, all.width, box.width), y: inside(box.y + y, all.y, all.height, box.height) });
  }

  function zoom(by, at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }) {
    const factor = Math.min(Math.max(1 / by, NEAREST * all.width / box.width), Math.max(all.width / box.width, all.height / box.height));
    set({ x: at.x - (at.x - box.x) * factor, y: at.y - (at.y - box.y) * factor, width: box.width * factor, height: box.height * factor });
  }

  function unit() {
    return svg.getScreenCTM()?.a ?? 1;
  }

  function point({ clientX, clientY }) {
    const matrix = svg.getScreenCTM();
    return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : undefined;
  }

  function spread() {
    const [one, two] = [...pointers.values()];
    return two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 1;
  }

  function middle() {
    const [one, two] = [...pointers.values()];
    return { clientX: (one.clientX + two.clientX) / 2, clientY: (one.clientY + two.clientY) / 2 };
  }
}
