import { latin1, latin1Bytes } from '../bytes/latin1.ts';
import { readCatalog } from '../pdf/catalog.ts';
import { assertMaySign, readChangeRules } from '../pdf/change-rules.ts';
import { assertPermitted } from '../pdf/encryption/permissions.ts';
import { type FormField, walkFields } from '../pdf/form-fields.ts';
import { IncrementalUpdate } from '../pdf/incremental-update.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { dict, type PdfDict, type PdfObject, type PdfRef } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { readSignatureFields, type SignatureField } from '../pdf/signature-fields.ts';
import { addField } from './add-field.ts';
import { fillField } from './fill-field.ts';
import { formLock } from './form-lock.ts';
import type { PreparedSignature, SubFilter } from './prepared-signature.ts';
import { assertSeedValues } from './seed-values.ts';
import { SignError } from './sign-error.ts';
import {
  BYTE_RANGE_PLACEHOLDER,
  docMdpReference,
  fieldMdpReference,
  signatureDictionary,
} from './signature-dictionary.ts';
import { DEFAULT_RESERVED_BYTES, type SignatureRequest } from './signature-request.ts';

/**
 * First phase: appends a signature field with a hole for the CMS and fixes the byte range. Changes that an update
 * already collects (values, pages) go into the same revision, so that the signature covers them.
 * @throws PdfRefused `noChangesAllowed` when an earlier signature forbids it, and whatever reading may throw
 * @throws SignError
 */
export async function prepareSignature(
  target: PdfFile | IncrementalUpdate,
  request: SignatureRequest,
  subFilter: SubFilter = 'ETSI.CAdES.detached',
): Promise<PreparedSignature> {
  if (request.reason !== undefined && request.commitmentType !== undefined) {
    throw new SignError('bad_request', 'a reason and a commitment type exclude each other');
  }
  const update = target instanceof IncrementalUpdate ? target : new IncrementalUpdate(target);
  const fields = await readSignatureFields(update);
  const rules = await readChangeRules(update, fields);
  if (request.certify !== undefined && rules.signed) {
    throw new PdfRefused('noChangesAllowed', { message: 'only a first signature can certify' });
  }
  const { fieldName, existing } = await chooseField(update, fields, request, subFilter);
  // Time-stamps and validation data are allowed whatever was certified (EN 319 142-1 clause 5.4, 5.5).
  const isTimeStamp = subFilter === 'ETSI.RFC3161';
  if (!isTimeStamp) assertMaySign(rules, fieldName, !existing && request.visible !== undefined);

  if (existing !== undefined) await assertSeedValues(update, existing.effective, request);
  assertPermitted(update.file.permissions, existing === undefined ? 'addField' : 'fillField');

  const value = update.allocate();
  const reservedBytes = request.reservedBytes ?? DEFAULT_RESERVED_BYTES;
  const lock = await lockOf(update, request, existing);
  const references = await signatureReferences(update, request, lock);
  update.set(value, signatureDictionary(request, { subFilter, reservedBytes, references }));
  if (existing === undefined)
    await addField(update, { fieldName, value, request, isTimeStamp, fields, rules, lock });
  else await fillField(update, existing, value);
  if (request.certify !== undefined) await registerCertification(update, value);

  const { tail, offsets } = await update.build();
  const hole = fixByteRange(
    tail,
    (offsets.get(value.num) ?? 0) - update.file.source.size,
    update.file.source.size,
  );
  const { commitmentType } = request;
  return {
    tail,
    originalSize: update.file.source.size,
    reservedBytes,
    subFilter,
    fieldName,
    commitmentType,
    ...hole,
  };
}

async function chooseField(
  update: IncrementalUpdate,
  fields: readonly SignatureField[],
  request: SignatureRequest,
  subFilter: SubFilter,
): Promise<{ fieldName: string; existing: SignatureField | undefined }> {
  const taken = new Set<string>();
  for await (const { fullName } of walkFields(update))
    for (const prefix of prefixes(fullName)) taken.add(prefix);
  const wanted = request.fieldName;
  if (wanted === undefined) {
    const stem = subFilter === 'ETSI.RFC3161' ? 'Timestamp' : 'Signature';
    for (let n = 1; ; n++)
      if (!taken.has(`${stem}${n}`)) return { fieldName: `${stem}${n}`, existing: undefined };
  }
  const existing = fields.find(({ fullName }) => fullName === wanted);
  if (existing?.effective.has('V')) {
    throw new SignError('field_taken', 'the signature field is signed already');
  }
  if (existing === undefined && taken.has(wanted)) throw new SignError('field_taken', 'the name is taken');
  if (existing === undefined && (wanted === '' || wanted.includes('.'))) {
    throw new SignError('bad_request', 'the name of a new field is not empty and holds no period');
  }
  return { fieldName: wanted, existing };
}

const prefixes = (fullName: FormField['fullName']): string[] => {
  const parts = fullName.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
};

/** What the author of the field demands to be locked; for a field of ours what the request asks. */
async function lockOf(
  update: IncrementalUpdate,
  request: SignatureRequest,
  existing: SignatureField | undefined,
): Promise<PdfDict | undefined> {
  if (existing !== undefined) return update.getDict(existing.effective, 'Lock');
  return request.lockForm === true ? formLock(update) : undefined;
}

async function signatureReferences(
  update: IncrementalUpdate,
  request: SignatureRequest,
  lock: PdfDict | undefined,
): Promise<readonly PdfObject[]> {
  const { ref: root } = await readCatalog(update);
  return [
    ...(request.certify === undefined ? [] : [docMdpReference(request.certify)]),
    ...(lock === undefined ? [] : [fieldMdpReference(lock, root)]),
  ];
}

async function registerCertification(update: IncrementalUpdate, value: PdfRef): Promise<void> {
  const { ref, dict: catalog } = await readCatalog(update);
  const perms = (await update.getDict(catalog, 'Perms')) ?? dict({});
  update.set(ref, catalog.with({ Perms: perms.with({ DocMDP: value }) }));
}

/** Writes the byte range into its slots; `at` is where the signature dictionary starts in the tail. */
function fixByteRange(tail: Uint8Array, at: number, originalSize: number) {
  const head = latin1(tail.subarray(at, at + 1024));
  const slots = head.indexOf(BYTE_RANGE_PLACEHOLDER);
  const hole = head.indexOf('/Contents <') + '/Contents '.length;
  const close = tail.indexOf(0x3e, at + hole) + 1;
  const holeOffset = originalSize + at + hole;
  const byteRange = [0, holeOffset, originalSize + close, tail.length - close] as const;
  const text = `[${byteRange.join(' ')}]`.padEnd(BYTE_RANGE_PLACEHOLDER.length);
  tail.set(latin1Bytes(text), at + slots);
  return { holeOffset, byteRange };
}
