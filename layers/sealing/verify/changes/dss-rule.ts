import { readCatalog } from '../../pdf/catalog.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isArray, PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';

const STORE_KEYS: ReadonlySet<string> = new Set(['Type', 'Certs', 'CRLs', 'OCSPs', 'VRI']);
const VRI_KEYS: ReadonlySet<string> = new Set(['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS']);
const SHA1_HEX = /^[0-9A-Fa-f]{40}$/;

/**
 * Validation data may be added at any time, whatever was certified (EN 319 142-1 clause 5.4). Their dictionaries and
 * lists may grow in place; a stream that is there already may not change.
 */
export async function compareStores(comparison: Comparison): Promise<void> {
  const { old, now, objects, report } = comparison;
  const before = (await readCatalog(old)).dict.get('DSS');
  const after = (await readCatalog(now)).dict.get('DSS');
  const inPlace = new Set<number>();
  if (before !== undefined) await collect(old, before, isStoreKey, inPlace);
  const touched = [...inPlace].filter((num) => objects.changed.has(num));
  if (samePlain(before, after) && touched.length === 0) return;
  const store = await now.resolve(after);
  if (!(store instanceof PdfDict)) return report.forbid('validationData', '/DSS was removed');
  if (await hasForeignKeys(comparison, before, store))
    return report.forbid('validationData', '/DSS holds something else');
  for (const num of touched) report.explain(num);
  report.allow('validationData', '/DSS');
}

const isStoreKey = (key: string) => STORE_KEYS.has(key) || VRI_KEYS.has(key) || SHA1_HEX.test(key);

/** Numbers of the dictionaries and arrays that make up a store, its streams left out. */
async function collect(
  file: PdfFile,
  value: PdfObject,
  isOwnKey: (key: string) => boolean,
  into: Set<number>,
  depth = 0,
): Promise<void> {
  if (depth > 5) return;
  const object = await file.resolve(value);
  if (!(object instanceof PdfDict) && !isArray(object)) return;
  if (value instanceof PdfRef) into.add(value.num);
  const parts =
    object instanceof PdfDict
      ? [...object.map].filter(([key]) => isOwnKey(key)).map(([, part]) => part)
      : object;
  for (const part of parts) await collect(file, part, isOwnKey, into, depth + 1);
}

/** A dictionary of the store that gained a key which is not one of a store plays a second part in the document. */
async function hasForeignKeys(
  { old, objects }: Comparison,
  before: PdfObject | undefined,
  store: PdfDict,
): Promise<boolean> {
  const earlier = await old.resolve(before);
  const own = earlier instanceof PdfDict ? earlier : new PdfDict();
  if (differingKeys(own, store).some((key) => !STORE_KEYS.has(key))) return true;
  const nested = new Set<number>();
  if (before !== undefined) await collect(old, before, isStoreKey, nested);
  return [...nested].some((num) => {
    const change = objects.changed.get(num);
    if (change === undefined) return false;
    if (change.old instanceof PdfDict && change.now instanceof PdfDict) {
      return differingKeys(change.old, change.now).some((key) => !isStoreKey(key));
    }
    return !(isArray(change.old) && isArray(change.now));
  });
}
