import { h } from '../shared/live.ts';

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*/g;

/** Words with `code` and **strong** in them, as nodes. */
export function inline(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(from, match.index));
    const [whole, code, strong] = match;
    parts.push(code === undefined ? h('strong', {}, strong ?? '') : h('code', {}, code));
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}

/** Paragraphs of a description. */
export function prose(text: string): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => h('p', {}, inline(paragraph)));
}
