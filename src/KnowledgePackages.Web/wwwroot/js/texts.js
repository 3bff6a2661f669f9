// The page's texts, as written in dialogs-content/texts/<language>/page.json.
let texts = {};

/** Fetches the texts of the page's language; must be awaited before the first `text`. */
export async function loadTexts(language) {
  const response = await fetch(`/api/webchat/texts?language=${encodeURIComponent(language)}`);
  if (!response.ok) throw new Error(`texts: ${response.status}`);
  texts = await response.json();
}

/** The text of that id, with its {placeholders} filled. An id that nobody wrote shows as nothing rather than as its name. */
export function text(id, values = {}) {
  return (texts[id] ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
