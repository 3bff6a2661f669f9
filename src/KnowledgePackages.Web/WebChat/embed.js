// Embeds the chat in another website: a launcher button, and a panel with the chat page in a frame. /embed-example explains its use. All
// elements are in a shadow tree, so that the styles of the website and of the chat do not affect each other. The script creates the frame
// when a visitor first opens the panel. It accepts messages only from the frame's window and origin. Local storage keeps the visitor's
// language, panel size and resume key. The resume key identifies the visitor if the browser refuses cookies in frames.
(() => {
  const script = document.currentScript;
  if (!script || window.KnowledgePackages) return;

  const texts = {{texts}};
  const rightToLeft = '{{rightToLeft}}'.split(' ');
  const home = new URL(script.src).origin;
  const kept = `knowledge-packages ${home}`;
  const OPENS_WITHIN = 20_000; // ms
  const { position = 'right', launcher: form = 'label', label } = script.dataset;

  let memory = recall();
  const language = nearest(memory.language) ?? nearest(script.dataset.language) ?? nearest(document.documentElement.lang) ?? nearest(navigator.language)
    ?? Object.keys(texts)[0];
  const text = id => texts[language][id];

  const element = document.createElement('knowledge-packages');
  const root = element.attachShadow({ mode: 'open' });
  const launcher = make('button', { class: 'launcher', type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' });
  const panel = make('dialog', { class: 'panel', 'aria-label': text('embed.title') });
  const cover = make('div', { class: 'cover' });
  const says = make('p', { role: 'status' });
  const tab = make('a', { href: `${home}/?language=${language}`, target: '_blank', rel: 'noopener', hidden: '' });
  const close = make('button', { class: 'close', type: 'button', 'aria-label': text('close') });
  const small = matchMedia('(max-width: 480px), (max-height: 480px)');
  let frame;
  let opener;
  let byKeyboard = false; // if true, the chat page draws a ring around the element that gets the focus
  let waiting;

  launcher.append(mark(), make('span', {}, label ?? text('embed.label')));
  launcher.setAttribute('aria-label', label ?? text('embed.label'));
  close.append(picture('0 0 24 24', 'M6 6l12 12M18 6L6 18'));
  tab.textContent = text('embed.tab');
  cover.append(close, mark(), says, tab);
  panel.append(cover);
  const group = make('div', { class: `kp ${position} ${form}`, lang: language, dir: rightToLeft.includes(language) ? 'rtl' : 'ltr' });
  if (form !== 'none') group.append(launcher);
  group.append(panel);
  root.append(group);
  dress();

  launcher.addEventListener('click', () => panel.open ? shut() : open());
  close.addEventListener('click', shut);
  panel.addEventListener('cancel', event => { event.preventDefault(); shut(); });
  group.addEventListener('keydown', event => { if (event.key === 'Escape' && panel.open) { event.preventDefault(); shut(); } });
  small.addEventListener('change', () => { if (panel.open) { panel.close(); show(); size(); } });
  addEventListener('message', hear);
  if (document.body) document.body.append(element); else addEventListener('DOMContentLoaded', () => document.body.append(element));
  window.KnowledgePackages = Object.freeze({ open, close: shut, get isOpen() { return panel.open; } });

  function open() {
    if (panel.open) return;
    opener = document.activeElement === element ? root.activeElement : document.activeElement;
    byKeyboard = opener?.matches(':focus-visible') ?? false;
    if (!frame) makeFrame();
    show();
    launcher.setAttribute('aria-expanded', 'true');
    if (cover.hidden) enter(); else close.focus();
  }

  // On a small screen, shows the panel as modal: it covers the screen, and the visitor cannot reach the website behind it.
  function show() {
    if (small.matches) panel.showModal(); else panel.show();
  }

  function shut() {
    if (!panel.open) return;
    panel.close();
    launcher.setAttribute('aria-expanded', 'false');
    const back = opener && opener !== document.body && opener.isConnected ? opener : launcher;
    back.focus();
  }

  function makeFrame() {
    const address = new URL(home);
    address.search = new URLSearchParams({ language, host: location.origin });
    frame = make('iframe', { title: text('embed.title'), sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups', src: address.href });
    panel.append(frame);
    says.textContent = text('loading');
    waiting = setTimeout(() => { says.textContent = text('embed.failed'); tab.hidden = false; }, OPENS_WITHIN);
  }

  // Moves the focus into the frame. The chat page chooses the element that gets the focus.
  function enter() {
    frame.focus();
    tell({ type: 'focus', byKeyboard });
  }

  function hear({ source, origin, data }) {
    if (!frame || source !== frame.contentWindow || origin !== home || data?.of !== 'knowledge-packages') return;
    switch (data.type) {
      case 'hello': tell({ type: 'resume', key: memory.key ?? null }); size(); break;
      case 'size': keep({ large: memory.large !== true }); size(); break;
      case 'ready': uncover(); break;
      case 'key': if (typeof data.key === 'string') keep({ key: data.key }); break;
      case 'language': if (nearest(data.language)) keep({ language: data.language }); break;
      case 'close': shut(); break;
    }
  }

  // Applies the panel size that the visitor chose. On a small screen the panel covers the screen, so the chat page hides its size button.
  function size() {
    const large = memory.large === true;
    panel.classList.toggle('large', large);
    tell({ type: 'size', large, possible: !small.matches });
  }

  function tell(message) {
    frame.contentWindow.postMessage({ of: 'knowledge-packages', ...message }, home);
  }

  function uncover() {
    clearTimeout(waiting);
    if (cover.hidden) return;
    const isHere = root.activeElement === close;
    cover.hidden = true;
    if (panel.open && isHere) enter();
  }

  // Returns the values in local storage; none if the browser blocks local storage. Without them, the next visit begins a new conversation,
  // unless the browser accepts the cookie in the frame.
  function recall() {
    try { return JSON.parse(localStorage.getItem(kept)) ?? {}; } catch { return {}; }
  }

  function keep(change) {
    memory = { ...memory, ...change };
    try { localStorage.setItem(kept, JSON.stringify(memory)); } catch { /* see above */ }
  }

  function nearest(tag) {
    const tags = Object.keys(texts);
    const primary = tag?.toLowerCase().split(/[-_]/)[0];
    return tags.find(known => known.toLowerCase() === tag?.toLowerCase()) ?? tags.find(known => known.toLowerCase().split('-')[0] === primary);
  }

  function make(name, attributes, content = '') {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = content;
    return made;
  }

  function picture(box, path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', box);
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS(svg.namespaceURI, 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }

  // Draws the logo: a metro line with three stops, the middle one a ring.
  function mark() {
    const svg = picture('0 0 34 16', 'M4 8h7M23 8h7M3 8a1 1 0 1 0 2 0 1 1 0 1 0-2 0M29 8a1 1 0 1 0 2 0 1 1 0 1 0-2 0M11.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0');
    svg.setAttribute('class', 'mark');
    return svg;
  }

  // Adds the styles as a constructed style sheet, which the website's Content-Security-Policy does not restrict. Browsers from before 2023
  // get a style element instead.
  function dress() {
    const css = `
      .kp {
        --accent: var(--kp-accent, #006D77); --on-accent: var(--kp-on-accent, #FFFFFF);
        --block: var(--kp-offset-block, 20px); --inline: var(--kp-offset-inline, 20px);
        --focus: var(--kp-focus, #B45309);
        all: initial; font: 600 16px/1.3 var(--kp-font, ui-sans-serif, "Segoe UI", system-ui, "Noto Sans", sans-serif);
      }
      .kp *, .kp { box-sizing: border-box; }
      [hidden] { display: none !important; }
      .launcher, .panel { position: fixed; z-index: var(--kp-z-index, 2147483000); inset: auto; }
      .launcher { bottom: calc(var(--block) + env(safe-area-inset-bottom, 0px)); }
      .panel { bottom: calc(var(--block) + 68px); }
      .right :is(.launcher, .panel) { right: var(--inline); }
      .left :is(.launcher, .panel) { left: var(--inline); }
      .start :is(.launcher, .panel) { inset-inline-start: var(--inline); }
      .end :is(.launcher, .panel) { inset-inline-end: var(--inline); }
      .launcher {
        display: inline-flex; align-items: center; gap: 10px; min-width: 56px; min-height: 56px; padding: 8px 22px 8px 18px;
        border: 2px solid var(--on-accent); border-radius: 999px; background: var(--accent); color: var(--on-accent);
        font: inherit; text-align: start; cursor: pointer; box-shadow: 0 2px 6px #0003, 0 8px 24px #0003; touch-action: manipulation;
        transition: transform 150ms, box-shadow 150ms;
      }
      [dir=rtl] .launcher { padding: 8px 18px 8px 22px; }
      .launcher:hover { transform: translateY(-2px); box-shadow: 0 4px 8px #0003, 0 12px 28px #0004; }
      .launcher:active { transform: none; }
      svg { flex: none; width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2.5; stroke-linecap: round; }
      .mark { width: 38px; height: 18px; stroke-width: 3; }
      .icon .launcher { padding: 8px; width: 56px; justify-content: center; }
      .icon .launcher span { display: none; }
      :is(.launcher, .close, a):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
      .panel {
        display: block; width: min(var(--kp-panel-width, 420px), calc(100vw - 2 * var(--inline)));
        height: min(var(--kp-panel-height, 680px), calc(100dvh - 2 * var(--block) - 84px)); max-width: none; max-height: none; margin: 0; padding: 0; overflow: hidden;
        border: 1px solid #8886; border-radius: var(--kp-radius, 16px); background: Canvas; color: CanvasText;
        color-scheme: var(--kp-color-scheme, light dark); box-shadow: 0 4px 12px #0002, 0 20px 60px #0004;
        transition: opacity 150ms, transform 150ms;
      }
      .panel.large { --kp-panel-width: 900px; --kp-panel-height: 100dvh; }
      .panel:not([open]) { visibility: hidden; opacity: 0; transform: translateY(8px); transition: opacity 150ms, transform 150ms, visibility 150ms; }
      .panel:modal { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
      .panel::backdrop { background: none; }
      iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: inherit; }
      .cover {
        position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 12px; padding: 56px 24px;
        background: light-dark(#FFFFFF, #0F1520); color: light-dark(#4C5A6E, #B3BFD0); font-weight: 400; text-align: center;
      }
      .cover .mark { color: var(--accent); }
      .cover p { margin: 0; max-width: 34ch; }
      .cover a { color: inherit; font-weight: 600; }
      .close {
        position: absolute; inset-block-start: 6px; inset-inline-end: 6px; width: 44px; height: 44px; display: grid; place-content: center;
        border: 0; border-radius: 12px; background: none; color: inherit; cursor: pointer;
      }
      @media (max-width: 480px) { .launcher { max-width: calc(100vw - 2 * var(--inline)); } }
      @media (prefers-reduced-motion: reduce) { .launcher, .panel, .panel:not([open]) { transition: none; } .launcher:hover { transform: none; } }
      @media print { .kp { display: none; } }
    `;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.prepend(make('style', script.nonce ? { nonce: script.nonce } : {}, css));
    }
  }
})();
