import type { ObjectReader } from '../pdf/object-reader.ts';
import { dict, name, PdfDict, type PdfObject } from '../pdf/pdf-object.ts';

/** Black and white as they are seen in daylight (D65), with the gamma of sRGB. */
const GRAY: PdfObject = [name('CalGray'), dict({ WhitePoint: [0.9505, 1, 1.089], Gamma: 2.2 })];

/**
 * Resources in which DeviceGray means a calibrated gray. PDF/A allows the bare DeviceGray only in documents with an
 * output intent, which not all have (ISO 19005-1 §6.2.3.3, ISO 19005-2 §6.2.4.3).
 */
export async function withCalibratedGray(file: ObjectReader, resources: PdfObject): Promise<PdfDict> {
  const given = await file.resolve(resources);
  const own = given instanceof PdfDict ? given : dict({});
  const spaces = (await file.getDict(own, 'ColorSpace')) ?? dict({});
  return own.with({ ColorSpace: spaces.with({ DefaultGray: GRAY }) });
}
