// Draws cards on a page as Teams shows them, with Microsoft's renderer, and reports visual problems.

// Teams' font is Segoe UI. On machines without Segoe UI, the page uses Noto Sans, which is slightly wider.
const font = (fontFamily) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
});

// Host configuration with Teams' public values. Subtle text is the text colour at 75 %.
const host = (surface, ink, subtle, accent) => ({
  fontTypes: { default: font("'Segoe UI', 'Noto Sans', sans-serif"), monospace: font("'Courier New', Courier, monospace") },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#EEEEEE' },
  containerStyles: { default: { backgroundColor: surface, foregroundColors: {
    default: { default: ink, subtle },
    accent: { default: accent, subtle: accent },
  } } },
  actions: { maxActions: 6, spacing: 'Default', buttonSpacing: 8, actionsOrientation: 'Horizontal', actionAlignment: 'Left' },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 2 },
  factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
});
const hosts = {
  light: host('#ffffff', '#ff252424', '#bf252424', '#6264a7'),
  dark: host('#ff2d2c2c', '#ffffffff', '#bfffffff', '#ffa6a7dc'),
};

// The cards that the page shows now.
let hung = [];

const parse = ({ name, json }, theme) => {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hosts[theme]);
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0; // reset the global pattern, otherwise it would reject every second language
  card.parse(json, context);
  const events = [
    ...Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message),
    ...card.validateProperties().validationEvents.map((event) => event.message),
    ...unknown(card, json),
    ...(json.version === '1.5' ? [] : [`version ${json.version}`]),
  ];
  return { card, complaints: events.map((event) => `${name}: ${event}`) };
};

// Returns a message for each property that is not in Adaptive Cards 1.5 according to the renderer's schema, and for each element that the
// renderer has left out. Teams' own property msteams is allowed.
const unknown = (object, json) => {
  const schema = object.getSchema();
  const known = new Set(['$schema', 'msteams', 'type', ...(object.getItemCount ? ['body', 'items'] : [])]);
  for (let i = 0; i < schema.getCount(); i++) {
    const property = schema.getItemAt(i);
    if (property.targetVersion.compareTo(AdaptiveCards.Versions.v1_5) <= 0) known.add(property.name);
  }
  ['columns', 'actions'].filter((list) => json[list]).forEach((list) => known.add(list));
  const children = json.body || json.items || json.columns || json.actions || json.facts || [];
  const child = (i) => (json.facts ? object.facts[i] : json.columns ? object.getColumnAt(i) : json.actions ? object.getActionAt(i) : object.getItemAt(i));
  return [
    ...Object.keys(json).filter((key) => !known.has(key)).map((key) => `${json.type || 'Fact'} has no ${key} in 1.5`),
    ...children.flatMap((raw, i) => (child(i) ? unknown(child(i), raw) : [`${raw.type} is not there`])),
  ];
};

/** Draws the cards, each in the width that Teams uses, and returns the renderer's warnings and errors. */
window.hang = (cards, theme, widths, language) => {
  document.documentElement.lang = language;
  document.title = document.querySelector('h1').textContent = `${language}, ${theme}`;
  document.body.className = theme;
  document.getElementById('wall').replaceChildren();
  const complaints = [];
  hung = cards.map((card) => {
    const parsed = parse(card, theme);
    complaints.push(...parsed.complaints);
    const frame = document.createElement('section');
    frame.className = 'bubble';
    frame.style.width = `${card.json.msteams?.width === 'Full' ? widths.full : widths.chat}px`;
    frame.setAttribute('aria-label', card.name);
    frame.append(parsed.card.render());
    return { ...card, frame };
  });
  document.getElementById('wall').append(...hung.map(({ frame }) => frame));
  return complaints;
};

/** Returns the visual problems of the drawn cards: parts that are cut off, missing, or in the wrong direction. */
window.look = (width, isRightToLeft) => {
  if (width) hung.forEach(({ frame }) => (frame.style.width = `${width}px`));
  return hung.flatMap(({ name, json, frame }) => {
    const see = (what) => `${name}, ${frame.offsetWidth} px: ${what}`;
    const room = frame.getBoundingClientRect();
    const wrong = [];
    for (const element of frame.querySelectorAll('*')) {
      const { left, right } = element.getBoundingClientRect();
      if (left < room.left - 0.5 || right > room.right + 0.5 || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== 'inline'))
        wrong.push(see(`does not fit: ${element.className} ${element.textContent.slice(0, 80)}`));
    }
    const direction = isRightToLeft ? 'rtl' : 'ltr';
    for (const element of frame.querySelectorAll('.ac-textBlock, .ac-pushButton'))
      if (getComputedStyle(element).direction !== direction) wrong.push(see(`does not run ${direction}: ${element.textContent}`));
    const buttons = [...frame.querySelectorAll('.ac-pushButton')].filter((button) => button.offsetWidth >= 24 && button.offsetHeight >= 24);
    const titles = buttons.map((button) => button.textContent);
    const wanted = titlesIn(json.body);
    if (titles.some((title) => !title.trim()) || wanted.join('|') !== titles.join('|')) wrong.push(see(`buttons are ${titles}, not ${wanted}`));
    return wrong;
  });
};

const titlesIn = (elements) => elements.flatMap((element) => [
  ...(element.actions || []).map((action) => action.title),
  ...titlesIn(element.items || []),
  ...(element.columns || []).flatMap((column) => titlesIn(column.items)),
]);
