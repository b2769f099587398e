import { type Objects, text } from './test-document.ts';

export const find = (pdf: Uint8Array, what: string, from = 0): number =>
  Buffer.from(pdf).indexOf(what, from, 'latin1');

/** Replaces bytes by as many others. */
export function overwrite(pdf: Uint8Array, at: number, value: string): Uint8Array {
  const copy = Uint8Array.from(pdf);
  copy.set(text(value), at);
  return copy;
}

export const range = (pdf: Uint8Array): number[] => {
  const match = /\/ByteRange\s*\[([\d ]+)\]/.exec(Buffer.from(pdf).toString('latin1'));
  return (match?.[1] ?? '').trim().split(/ +/).map(Number);
};

/** Writes other numbers into the byte range; the writer left blanks behind it. */
export function setRange(pdf: Uint8Array, numbers: readonly (number | string)[]): Uint8Array {
  const open = find(pdf, '[', find(pdf, '/ByteRange'));
  const width = find(pdf, '/Contents', open) - open;
  return overwrite(pdf, open, `[${numbers.join(' ')}]`.padEnd(width));
}

/** Number and text of the last object that holds `what`. */
export function objectWith(pdf: Uint8Array, what: string): [number, string] {
  const all = Buffer.from(pdf).toString('latin1').split('\nendobj');
  const [, num, body] =
    /(\d+) 0 obj\n([\s\S]*)$/.exec(all.findLast((part) => part.includes(what)) ?? '') ?? [];
  return [Number(num), body ?? ''];
}

export async function pageWith(pdf: Uint8Array, ref: string): Promise<string> {
  const page = objectWith(pdf, '/Type /Page ')[1];
  return page.includes('/Annots [')
    ? page.replace('/Annots [', `/Annots [${ref} `)
    : page.replace('/Type /Page', `/Type /Page /Annots [${ref}]`);
}

/** Page, form and catalog with one more field. */
export async function withField(pdf: Uint8Array, ref: string): Promise<Objects> {
  const [formNum, form] = objectWith(pdf, '/SigFlags');
  return { 3: await pageWith(pdf, ref), [formNum]: form.replace('/Fields [', `/Fields [${ref} `) };
}
