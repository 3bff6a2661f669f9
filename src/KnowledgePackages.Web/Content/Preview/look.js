// The menu for light or dark colours. The choice decides whether the rule for dark mode in tokens.css applies always, never, or when the
// operating system is in dark mode.
import { words } from './words.js';

export function offerLooks(menu) {
  menu.replaceChildren(...Object.entries(words.looks).map(([value, name]) => new Option(name, value)));
  menu.addEventListener('change', () => take(menu.value));
}

function take(look) {
  const rules = [...document.styleSheets].filter(({ href }) => href?.endsWith('/css/tokens.css')).flatMap(({ cssRules }) => [...cssRules]);
  for (const rule of rules.filter(known => known.media && (known.isDark ??= known.media.mediaText.includes('prefers-color-scheme: dark')))) {
    rule.media.mediaText = look === 'system' ? '(prefers-color-scheme: dark)' : look === 'dark' ? 'all' : 'not all';
  }
  document.documentElement.style.colorScheme = look === 'system' ? '' : look;
}
