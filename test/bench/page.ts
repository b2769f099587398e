import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const page = resolve(import.meta.dirname, '../../docs/reference/figures.md');

/** Puts one run's results between the marks of its part of docs/reference/figures.md. */
export function updatePage(part: string, text: string): void {
  if (!existsSync(page)) return;
  const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const old = readFileSync(page, 'utf8');
  const from = old.indexOf(start);
  const to = old.indexOf(end);
  if (from < 0 || to < from) return;
  writeFileSync(page, `${old.slice(0, from + start.length)}\n\n${text}\n${old.slice(to)}`);
}
