import type { PdfFile } from '../pdf/pdf-file.ts';
import { isArray, isInteger, isName, type PdfDict, PdfName, PdfString } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { readSignatureFields, type SignatureField } from '../pdf/signature-fields.ts';
import { type Fault, fault } from './reason.ts';

/** A signature or document time-stamp as it lies in the file. Offsets count from the start of the file. */
export interface PlacedSignature {
  readonly field: SignatureField;
  readonly dict: PdfDict;
  readonly kind: 'signature' | 'document';
  readonly subFilter: string;
  /** What stands in the hole, padding included; empty when there is none. */
  readonly contents: Uint8Array;
  /** Offset of `<` and of the byte after `>`. */
  readonly hole: { readonly start: number; readonly end: number };
  /** One past the last signed byte. */
  readonly end: number;
  /** Why its place cannot be trusted. */
  readonly fault: Fault | null;
}

const MAX_SIGNATURES = 128;
const NOWHERE = { contents: new Uint8Array(), hole: { start: 0, end: 0 }, end: 0 };

/**
 * The filled signature fields of a document in the order of their ends.
 * @throws PdfRefused `tooComplex` beyond 128 signatures
 */
export async function placeSignatures(file: PdfFile): Promise<readonly PlacedSignature[]> {
  const placed: PlacedSignature[] = [];
  const seen = new Set<number>();
  for (const field of await readSignatureFields(file)) {
    if (field.value === undefined) continue;
    // Several fields may show one signature; it is one signature all the same.
    if (field.valueRef !== undefined && seen.has(field.valueRef.num)) continue;
    if (field.valueRef !== undefined) seen.add(field.valueRef.num);
    if (placed.length >= MAX_SIGNATURES)
      throw new PdfRefused('tooComplex', { message: 'too many signatures' });
    placed.push(await place(file, field, field.value));
  }
  return markOverlaps(placed).sort((a, b) => a.end - b.end);
}

async function place(file: PdfFile, field: SignatureField, dict: PdfDict): Promise<PlacedSignature> {
  const subFilter = await file.get(dict, 'SubFilter');
  const common = {
    field,
    dict,
    kind: isTimeStamp(dict, subFilter) ? ('document' as const) : ('signature' as const),
    subFilter: subFilter instanceof PdfName ? subFilter.name : '',
  };
  const contents = dict.get('Contents');
  const detail = dictionaryFault(dict) ?? (await rangeFault(file, dict));
  if (detail !== null || !(contents instanceof PdfString)) {
    return { ...common, ...NOWHERE, fault: fault('formatFailure', detail ?? 'no /Contents') };
  }
  const [, start = 0, after = 0, length = 0] = (await file.getArray(dict, 'ByteRange')) as number[];
  const hole = { start, end: after };
  return { ...common, contents: contents.bytes, hole, end: after + length, fault: null };
}

function isTimeStamp(dict: PdfDict, subFilter: unknown): boolean {
  return (
    isName(dict.get('Type'), 'DocTimeStamp') ||
    (subFilter instanceof PdfName && subFilter.name === 'ETSI.RFC3161')
  );
}

function dictionaryFault(dict: PdfDict): string | null {
  if (dict.ambiguous) return 'the signature dictionary has a key twice';
  const contents = dict.get('Contents');
  if (!(contents instanceof PdfString) || !contents.hex) return '/Contents is not a hexadecimal string';
  if (contents.start === undefined || contents.end === undefined)
    return '/Contents has no place of its own in the file';
  // Two digits an octet between the brackets: no white space, no half octet in which anything could hide.
  return contents.end - contents.start === contents.bytes.length * 2 + 2
    ? null
    : '/Contents is not written without gaps';
}

/** The byte range must be [0, a, b, c] where a…b is exactly the token of this very /Contents and c ends in the file. */
async function rangeFault(file: PdfFile, dict: PdfDict): Promise<string | null> {
  const range = await file.get(dict, 'ByteRange');
  if (!isArray(range) || range.length !== 4 || !range.every((n) => isInteger(n) && n >= 0))
    return '/ByteRange is not four offsets';
  const [zero = 0, start = 0, after = 0, length = 0] = range as number[];
  const contents = dict.get('Contents');
  if (zero !== 0) return '/ByteRange does not begin at the first byte';
  if (!(contents instanceof PdfString) || contents.start !== start || contents.end !== after) {
    return '/ByteRange leaves out something else than /Contents';
  }
  if (length === 0 || after + length > file.source.size) return '/ByteRange does not end in the file';
  return null;
}

/** Two signatures may not cover one another's holes, nor end at the same byte. */
function markOverlaps(placed: readonly PlacedSignature[]): PlacedSignature[] {
  return placed.map((signature, i) => {
    if (signature.fault !== null) return signature;
    const clash = placed.some((other, j) => i !== j && other.fault === null && overlaps(signature, other));
    return clash
      ? { ...signature, fault: fault('formatFailure', 'the byte ranges of two signatures overlap') }
      : signature;
  });
}

function overlaps(a: PlacedSignature, b: PlacedSignature): boolean {
  if (a.end === b.end) return true;
  const [inner, outer] = a.end < b.end ? [a, b] : [b, a];
  return outer.hole.start < inner.end;
}
