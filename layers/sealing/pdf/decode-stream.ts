import { ascii85Decode, asciiHexDecode } from './ascii-filters.ts';
import type { Meter } from './budgets.ts';
import { type Inflate, InflateError } from './inflate-port.ts';
import { lzwDecode } from './lzw-decode.ts';
import { isArray, isInteger, PdfDict, PdfName, type PdfObject } from './pdf-object.ts';
import { broken, PdfRefused } from './pdf-refused.ts';
import { undoPredictor } from './predictor.ts';
import { runLengthDecode } from './run-length-decode.ts';

interface FilterStep {
  readonly filter: string;
  readonly parameters: PdfDict;
}

/** What decoding needs: the counters and the platform's inflate. */
export interface DecodeContext {
  readonly meter: Meter;
  readonly inflate: Inflate;
}

/**
 * Undoes the filters of a stream whose dictionary values are direct (or were resolved by the caller).
 * @throws PdfRefused `tooComplex` when a budget is used up, `brokenStructure` for an unknown filter or bad data
 */
export async function decodeStream(
  dict: PdfDict,
  raw: Uint8Array,
  context: DecodeContext,
): Promise<Uint8Array> {
  const steps = filterSteps(dict);
  context.meter.check('filtersPerStream', steps.length);
  let data = raw;
  for (const step of steps) data = await undo(step, data, context);
  return data;
}

/** The names of a stream's filters, first to undo first. */
function filterSteps(dict: PdfDict): readonly FilterStep[] {
  const filters = list(dict.get('Filter') ?? dict.get('F'));
  const parameters = list(dict.get('DecodeParms') ?? dict.get('DP'));
  return filters.map((filter, i) => {
    if (!(filter instanceof PdfName)) throw broken('stream filter is not a name');
    const own = parameters[i];
    return { filter: filter.name, parameters: own instanceof PdfDict ? own : new PdfDict() };
  });
}

const list = (object: PdfObject | undefined): readonly PdfObject[] =>
  object === undefined ? [] : isArray(object) ? object : [object];

async function undo(
  step: FilterStep,
  data: Uint8Array,
  { meter, inflate }: DecodeContext,
): Promise<Uint8Array> {
  const { inflatedPerStream, inflateFloor, inflateRatio } = meter.budgets;
  const limit = Math.min(inflatedPerStream, Math.max(inflateFloor, data.length * inflateRatio));
  const isFlate = step.filter === 'FlateDecode' || step.filter === 'Fl';
  const plain = isFlate ? await inflated(data, limit, inflate) : data;
  const decoded = meter.timed(() => decode(step, plain, limit));
  meter.spend('inflatedTotal', decoded.length);
  return decoded;
}

function decode(step: FilterStep, data: Uint8Array, limit: number): Uint8Array {
  switch (step.filter) {
    case 'FlateDecode':
    case 'Fl':
      return undoPredictor(data, predictorOf(step.parameters));
    case 'LZWDecode':
    case 'LZW': {
      const early = step.parameters.get('EarlyChange') !== 0;
      return undoPredictor(lzwDecode(data, early, limit), predictorOf(step.parameters));
    }
    case 'Crypt':
      return data; // undone before: only Identity comes here
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHexDecode(data);
    case 'RunLengthDecode':
    case 'RL':
      return runLengthDecode(data, limit);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85Decode(data, limit);
    default:
      throw broken(`unsupported filter ${step.filter}`);
  }
}

async function inflated(data: Uint8Array, limit: number, inflate: Inflate): Promise<Uint8Array> {
  try {
    return await inflate(data, limit);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    if (error.code === 'limit') throw new PdfRefused('tooComplex', { message: 'stream inflates too far' });
    throw broken('stream data do not inflate');
  }
}

function predictorOf(parameters: PdfDict) {
  const number = (key: string, otherwise: number) => {
    const value = parameters.get(key);
    return isInteger(value) && value > 0 ? value : otherwise;
  };
  return {
    predictor: number('Predictor', 1),
    colors: number('Colors', 1),
    bitsPerComponent: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  };
}
