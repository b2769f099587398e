import type { ObjectReader } from '../object-reader.ts';
import { isName, PdfDict, type PdfObject } from '../pdf-object.ts';

/**
 * True when layers make what is shown depend on circumstances: one is off at first, or switches by itself between
 * screen and paper. Layers that are simply on hide nothing.
 */
export async function hidesByLayers(file: ObjectReader, catalog: PdfDict): Promise<boolean> {
  const properties = await file.getDict(catalog, 'OCProperties');
  if (properties === undefined) return false;
  const groups = await file.getArray(properties, 'OCGs');
  if (groups.length === 0) return false;
  const config = (await file.getDict(properties, 'D')) ?? new PdfDict();
  const base = await file.get(config, 'BaseState');
  if (base !== null && !isName(base, 'ON')) return true;
  if ((await file.getArray(config, 'OFF')).length > 0) return true;
  if ((await file.getArray(config, 'AS')).length > 0) return true;
  for (const group of groups) if (await hasOffUsage(file, group)) return true;
  return false;
}

async function hasOffUsage(file: ObjectReader, object: PdfObject): Promise<boolean> {
  const group = await file.resolve(object);
  const usage = group instanceof PdfDict ? await file.getDict(group, 'Usage') : undefined;
  if (usage === undefined) return false;
  for (const [key, state] of [
    ['View', 'ViewState'],
    ['Print', 'PrintState'],
    ['Export', 'ExportState'],
  ] as const) {
    const when = await file.getDict(usage, key);
    if (when !== undefined && isName(await file.get(when, state), 'OFF')) return true;
  }
  return false;
}
