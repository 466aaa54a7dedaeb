/**
 * Stands in for antd's style writer (see vite.config.ts): the same three functions, but each keyed block
 * of rules lives in a constructed style sheet, because the page's policy allows no `<style>` elements.
 */
interface StyleOptions {
  prepend?: boolean | 'queue';
  priority?: number;
}
interface Entry {
  sheet: CSSStyleSheet;
  css: string;
  rank: number;
  element: HTMLStyleElement;
}

const entries = new Map<string, Entry>();

/** antd's order: prepended rules come first, among them lower priority first; then whatever is appended. */
function rankOf({ prepend, priority = 0 }: StyleOptions): number {
  return prepend ? priority : Number.MAX_SAFE_INTEGER;
}

function publish(): void {
  const ordered = [...entries.values()].toSorted((a, b) => a.rank - b.rank);
  document.adoptedStyleSheets = ordered.map((entry) => entry.sheet);
}

/** Constructed sheets come after those of the document; the layer lets our own rules win all the same. */
const inLayer = (css: string): string => `@layer antd{${css}}`;

let anonymous = 0;

/** Adds rules that nobody will change or remove. */
export function injectCSS(css: string, options: StyleOptions = {}): HTMLStyleElement {
  anonymous += 1;
  return updateCSS(css, `anonymous-${anonymous}`, options);
}

/** Adds or replaces the rules of one key; the element returned is never attached, it only carries marks. */
export function updateCSS(css: string, key: string, options: StyleOptions = {}): HTMLStyleElement {
  const known = entries.get(key);
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(inLayer(css));
    known.css = css;
    return known.element;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inLayer(css));
  const element = document.createElement('style');
  entries.set(key, { sheet, css, rank: rankOf(options), element });
  publish();
  return element;
}

export function removeCSS(key: string): void {
  if (entries.delete(key)) publish();
}

/** antd's own tests call this; there is no container to forget here. */
export function clearContainerCache(): void {
  entries.clear();
  publish();
}

/** What the icons' copy of the writer exports besides; nothing here lives in a shadow root. */
export function getShadowRoot(): null {
  return null;
}

export function warningOnce(): void {
  // Warnings are for development, where the original writer runs.
}
