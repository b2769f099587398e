import type { ObjectReader } from './object-reader.ts';
import { isArray, type PdfDict } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** `[left, bottom, right, top]` in user space. */
export type Box = readonly [number, number, number, number];

/** How a page is displayed. */
export interface PageGeometry {
  readonly mediaBox: Box;
  /** What is shown: the crop box cut to the media box. */
  readonly cropBox: Box;
  /** Clockwise. */
  readonly rotate: 0 | 90 | 180 | 270;
  /** Points per unit of user space; 1 on nearly every page. */
  readonly userUnit: number;
  /** Points, as displayed: after rotation. */
  readonly width: number;
  readonly height: number;
}

/**
 * Geometry of a page from its effective dictionary (with inherited attributes).
 * @throws PdfRefused `brokenStructure` when the page has no usable size
 */
export async function pageGeometry(file: ObjectReader, page: PdfDict): Promise<PageGeometry> {
  const mediaBox = await box(file, page, 'MediaBox');
  if (mediaBox === undefined) throw broken('page without a media box');
  const wanted = (await box(file, page, 'CropBox')) ?? mediaBox;
  const cropBox = intersection(wanted, mediaBox) ?? mediaBox;
  const turn = await file.get(page, 'Rotate');
  const rotate = typeof turn === 'number' ? quarterTurn(turn) : 0;
  const unit = await file.get(page, 'UserUnit');
  const userUnit = typeof unit === 'number' && unit > 0 ? unit : 1;
  const across = (cropBox[2] - cropBox[0]) * userUnit;
  const up = (cropBox[3] - cropBox[1]) * userUnit;
  const [width, height] = rotate % 180 === 0 ? [across, up] : [up, across];
  return { mediaBox, cropBox, rotate, userUnit, width, height };
}

/** Matrix from displayed coordinates (points, origin at the lower left as displayed) to user space. */
export function displayMatrix(
  geometry: PageGeometry,
): readonly [number, number, number, number, number, number] {
  const [left, bottom, right, top] = geometry.cropBox;
  const s = 1 / geometry.userUnit;
  switch (geometry.rotate) {
    case 0:
      return [s, 0, 0, s, left, bottom];
    case 90:
      return [0, s, -s, 0, right, bottom];
    case 180:
      return [-s, 0, 0, -s, right, top];
    case 270:
      return [0, -s, s, 0, left, top];
  }
}

async function box(file: ObjectReader, page: PdfDict, key: string): Promise<Box | undefined> {
  const value = await file.get(page, key);
  if (!isArray(value) || value.length !== 4) return undefined;
  const [a, b, c, d] = await Promise.all(value.map((item) => file.resolve(item)));
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') {
    return undefined;
  }
  const normal: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return normal[2] > normal[0] && normal[3] > normal[1] ? normal : undefined;
}

function intersection(a: Box, b: Box): Box | undefined {
  const both: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return both[2] > both[0] && both[3] > both[1] ? both : undefined;
}

function quarterTurn(degrees: number): 0 | 90 | 180 | 270 {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return 90;
    case 180:
      return 180;
    case 270:
      return 270;
    default:
      return 0;
  }
}
