import { broken } from './pdf-refused.ts';

/** Parameters of the Flate and LZW predictors (ISO 32000-2 §7.4.4.4). */
interface PredictorParameters {
  readonly predictor: number;
  readonly colors: number;
  readonly bitsPerComponent: number;
  readonly columns: number;
}

/** Undoes a PNG (10–15) or TIFF (2, 8-bit) predictor. A last row that is cut off is dropped. */
export function undoPredictor(data: Uint8Array, parameters: PredictorParameters): Uint8Array {
  const { predictor, colors, bitsPerComponent, columns } = parameters;
  if (predictor === 1) return data;
  const pixel = Math.max(1, (colors * bitsPerComponent) >> 3);
  const row = Math.ceil((colors * bitsPerComponent * columns) / 8);
  if (!(row > 0 && row <= 1 << 24)) throw broken('bad predictor parameters');
  if (predictor >= 10 && predictor <= 15) return undoPng(data, row, pixel);
  if (predictor === 2 && bitsPerComponent === 8) return undoTiff(data, row, pixel);
  throw broken('unsupported predictor');
}

function undoPng(data: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.floor(data.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let r = 0; r < rows; r++) {
    const type = data[r * (row + 1)] ?? 0;
    const input = data.subarray(r * (row + 1) + 1, (r + 1) * (row + 1));
    const start = r * row;
    for (let i = 0; i < row; i++) {
      const left = i >= pixel ? (out[start + i - pixel] ?? 0) : 0;
      const up = r > 0 ? (out[start + i - row] ?? 0) : 0;
      const upLeft = r > 0 && i >= pixel ? (out[start + i - row - pixel] ?? 0) : 0;
      out[start + i] = (input[i] ?? 0) + predicted(type, left, up, upLeft);
    }
  }
  return out;
}

function predicted(type: number, left: number, up: number, upLeft: number): number {
  switch (type) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw broken('bad PNG predictor row');
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

function undoTiff(data: Uint8Array, row: number, pixel: number): Uint8Array {
  const out = data.slice();
  for (let i = 0; i < out.length; i++) {
    if (i % row >= pixel) out[i] = (out[i] ?? 0) + (out[i - pixel] ?? 0);
  }
  return out;
}
