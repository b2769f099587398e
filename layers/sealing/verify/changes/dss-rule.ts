import { readCatalog } from '../../pdf/catalog.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isArray, PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { ChangedObject } from './changed-objects.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';
import { servesOnly } from './serves-only.ts';

const STORE_KEYS: ReadonlySet<string> = new Set(['Type', 'Certs', 'CRLs', 'OCSPs', 'VRI']);
const VRI_KEYS: ReadonlySet<string> = new Set(['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS']);
const SHA1_HEX = /^[0-9A-Fa-f]{40}$/;
const MAX_DEPTH = 5;

/**
 * Validation data may be added at any time, whatever was certified (EN 319 142-1 clause 5.4). Their dictionaries and
 * lists may grow in place where they serve nothing else; a stream that is there already may not change.
 */
export async function compareStores(comparison: Comparison): Promise<void> {
  const { old, now, objects, report } = comparison;
  const [before, after] = [await readCatalog(old), await readCatalog(now)];
  const [entry, later] = [before.dict.get('DSS'), after.dict.get('DSS')];
  const parts = new Set<number>();
  if (entry !== undefined) await collect(old, entry, parts);
  const touched = [...parts].filter((num) => objects.changed.has(num));
  if (samePlain(entry, later) && touched.length === 0) return;
  const [store, earlier] = [await now.resolve(later), await old.resolve(entry)];
  if (!(store instanceof PdfDict)) return report.forbid('validationData', '/DSS was removed');
  const own = earlier instanceof PdfDict ? earlier : new PdfDict();
  const foreign = differingKeys(own, store).some((key) => !STORE_KEYS.has(key));
  const holders = new Set([...parts, before.ref.num, after.ref.num]);
  const grows = (num: number) =>
    growsAsStore(objects.changed.get(num)) && servesOnly(comparison, num, holders);
  if (foreign || !touched.every(grows)) return report.forbid('validationData', '/DSS holds something else');
  for (const num of touched) report.explain(num);
  report.allow('validationData', '/DSS');
}

const isStoreKey = (key: string) => STORE_KEYS.has(key) || VRI_KEYS.has(key) || SHA1_HEX.test(key);

/** Numbers of the dictionaries and arrays that make up a store, its streams left out. */
async function collect(file: PdfFile, value: PdfObject, into: Set<number>, depth = 0): Promise<void> {
  if (depth > MAX_DEPTH || (value instanceof PdfRef && into.has(value.num))) return;
  const object = await file.resolve(value);
  if (!(object instanceof PdfDict) && !isArray(object)) return;
  if (value instanceof PdfRef) into.add(value.num);
  const parts =
    object instanceof PdfDict
      ? [...object.map].filter(([key]) => isStoreKey(key)).map(([, part]) => part)
      : object;
  for (const part of parts) await collect(file, part, into, depth + 1);
}

/** A dictionary that gained keys which are not a store's plays a second part in the document. */
function growsAsStore(change: ChangedObject | undefined): boolean {
  if (change?.old instanceof PdfDict && change.now instanceof PdfDict) {
    return differingKeys(change.old, change.now).every(isStoreKey);
  }
  return isArray(change?.old) && isArray(change.now);
}
