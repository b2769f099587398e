import { latin1 } from '../bytes/latin1.ts';
import { readCatalog } from '../pdf/catalog.ts';
import { IncrementalUpdate } from '../pdf/incremental-update.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { dict, name, type PdfDict, type PdfObject, PdfRef, PdfStream } from '../pdf/pdf-object.ts';

/** DER certificates, OCSP responses and CRLs for later validation. */
export interface ValidationData {
  readonly certs: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/**
 * Appends a document security store (ISO 32000-2 §12.8.4.3), or adds to the one there is what it does not hold yet.
 * No `/VRI`: the baseline levels do without. Allowed after any certification (EN 319 142-1 clause 5.4).
 * @returns the tail; empty when the file holds everything already
 */
export async function appendDss(file: PdfFile, data: ValidationData): Promise<Uint8Array> {
  const update = new IncrementalUpdate(file);
  const { ref: root, dict: catalog } = await readCatalog(file);
  const store = (await file.getDict(catalog, 'DSS')) ?? dict({ Type: name('DSS') });
  const lists = { Certs: data.certs, OCSPs: data.ocsps, CRLs: data.crls };
  const changes: Record<string, PdfObject> = {};
  for (const [key, items] of Object.entries(lists)) {
    const kept = await file.getArray(store, key);
    const fresh = await missing(file, kept, items);
    if (fresh.length === 0) continue;
    changes[key] = [...kept, ...fresh.map((bytes) => update.add(new PdfStream(dict({}), bytes)))];
  }
  if (Object.keys(changes).length === 0) return new Uint8Array(0);
  setStore(update, { root, catalog, changed: store.with(changes) });
  return (await update.build()).tail;
}

function setStore(
  update: IncrementalUpdate,
  { root, catalog, changed }: { root: PdfRef; catalog: PdfDict; changed: PdfDict },
): void {
  const entry = catalog.get('DSS');
  if (entry instanceof PdfRef) update.set(entry, changed);
  else update.set(root, catalog.with({ DSS: update.add(changed) }));
}

async function missing(
  file: PdfFile,
  kept: readonly PdfObject[],
  items: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const known = new Set<string>();
  for (const item of kept) {
    const stream = await file.resolve(item);
    if (stream instanceof PdfStream) known.add(latin1(await file.streamData(stream)));
  }
  return items.filter((item) => {
    const key = latin1(item);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
