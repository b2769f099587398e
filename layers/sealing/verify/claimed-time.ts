import { type PdfDict, PdfString } from '../pdf/pdf-object.ts';
import { decodeText } from '../pdf/text-string.ts';

const DATE = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/;

/** The time /M that the signer claims (ISO 32000-2 §7.9.4); null when there is none or it cannot be read. */
export function claimedTime(dict: PdfDict): Date | null {
  const value = dict.get('M');
  const match = value instanceof PdfString ? DATE.exec(decodeText(value)) : null;
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part, i) => Number(part ?? (i === 1 || i === 2 ? 1 : 0)));
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60_000;
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offset);
  return Number.isNaN(at.getTime()) ? null : at;
}
