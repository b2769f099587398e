/** Character classes of ISO 32000-2 §7.2.3. */
const WHITE = 1;
const DELIMITER = 2;
const CLASS = new Uint8Array(257);
for (const c of [0, 9, 10, 12, 13, 32]) CLASS[c] = WHITE;
for (const c of '()<>[]{}/%') CLASS[c.charCodeAt(0)] = DELIMITER;

export const isWhite = (c: number): boolean => CLASS[c] === WHITE;
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Neither white space nor delimiter; the end of input (-1) is not regular. */
export const isRegular = (c: number): boolean => c >= 0 && CLASS[c] === 0;

/** Value of a hexadecimal digit, or -1. */
export function hexValue(c: number): number {
  if (isDigit(c)) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
