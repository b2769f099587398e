import { latin1Bytes } from '../bytes/latin1.ts';
import { dict, name, type PdfDict, type PdfObject, PdfRaw } from '../pdf/pdf-object.ts';
import { encodeDate, encodeText } from '../pdf/text-string.ts';
import type { SubFilter } from './prepared-signature.ts';
import type { SignatureRequest } from './signature-request.ts';

/** Ten digits a slot: eight were too few for files above 100 MB. */
const SLOT = '0000000000';
export const BYTE_RANGE_PLACEHOLDER = `[0 ${SLOT} ${SLOT} ${SLOT}]`;

/**
 * The signature dictionary with a byte range to be set and a hole. The two stand before every text, so that the
 * first match of either word is the right one.
 */
export function signatureDictionary(
  request: SignatureRequest,
  { subFilter, reservedBytes, references }: DictionaryParts,
): PdfDict {
  const isTimeStamp = subFilter === 'ETSI.RFC3161';
  const text = (value: string | undefined) => (value === undefined ? undefined : encodeText(value));
  return dict({
    Type: name(isTimeStamp ? 'DocTimeStamp' : 'Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name(subFilter),
    ByteRange: new PdfRaw(latin1Bytes(BYTE_RANGE_PLACEHOLDER)),
    Contents: new PdfRaw(latin1Bytes(`<${'0'.repeat(reservedBytes * 2)}>`)),
    ...(isTimeStamp ? {} : { M: encodeDate(request.signingTime) }),
    Name: text(request.name),
    Location: text(request.location),
    ContactInfo: text(request.contactInfo),
    Reason: text(request.reason),
    Reference: references.length === 0 ? undefined : references,
  });
}

interface DictionaryParts {
  readonly subFilter: SubFilter;
  readonly reservedBytes: number;
  readonly references: readonly PdfObject[];
}

/** The reference that makes a signature a certification (ISO 32000-2 §12.8.2.2). */
export function docMdpReference(permission: 1 | 2 | 3): PdfDict {
  return dict({
    Type: name('SigRef'),
    TransformMethod: name('DocMDP'),
    TransformParams: dict({ Type: name('TransformParams'), P: permission, V: name('1.2') }),
  });
}

/** The reference that a field's lock demands of the signature in it (§12.8.2.4); `root` is the catalog. */
export function fieldMdpReference(lock: PdfDict, root: PdfObject): PdfDict {
  return dict({
    Type: name('SigRef'),
    TransformMethod: name('FieldMDP'),
    Data: root,
    TransformParams: dict({
      Type: name('TransformParams'),
      Action: lock.get('Action') ?? name('All'),
      Fields: lock.get('Fields'),
      V: name('1.2'),
    }),
  });
}
