import { latin1 } from '../../bytes/latin1.ts';
import { contentOperations } from '../content-operators.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isName, PdfDict, PdfName, type PdfStream } from '../pdf-object.ts';
import { PdfRefused } from '../pdf-refused.ts';
import { shownText } from './drawing-state.ts';

/**
 * The text that a form XObject draws; undefined when some of it cannot be read for sure: other letters than printable
 * ASCII, composite fonts, encodings that move those letters, or drawings within the drawing.
 * @param form whose default resources stand in for those that the drawing lacks
 */
export async function drawnText(
  file: PdfFile,
  drawing: PdfStream,
  form: PdfDict,
): Promise<string | undefined> {
  const defaults = await fontsOf(file, await file.getDict(form, 'DR'));
  const fonts = await fontsOf(file, await file.getDict(drawing.dict, 'Resources'));
  let isReadable = false;
  let text = '';
  try {
    const data = await file.streamData(drawing);
    for (const operation of contentOperations(data, file.context.meter)) {
      const { operator, operands } = operation;
      if (operator === 'Do') return undefined;
      const [name] = operands;
      if (operator === 'Tf' && name instanceof PdfName) {
        const font = await file.resolve(fonts?.get(name.name) ?? defaults?.get(name.name));
        isReadable = font instanceof PdfDict && (await isSimple(file, font));
      }
      const octets = shownText(operation);
      const isAscii = octets.every((octet) => octet >= 32 && octet < 127);
      if (octets.length > 0 && !(isReadable && isAscii)) return undefined;
      text += latin1(octets);
    }
  } catch (error) {
    if (error instanceof PdfRefused && error.reason === 'brokenStructure') return undefined;
    throw error;
  }
  return text;
}

const fontsOf = async (file: PdfFile, resources: PdfDict | undefined): Promise<PdfDict | undefined> =>
  resources && file.getDict(resources, 'Font');

/** Whose printable ASCII codes mean themselves: no symbolic font, and no differences among those codes. */
async function isSimple(file: PdfFile, font: PdfDict): Promise<boolean> {
  const type = font.get('Subtype');
  if (!isName(type, 'Type1') && !isName(type, 'TrueType')) return false;
  const encoding = await file.get(font, 'Encoding');
  if (!(encoding instanceof PdfDict)) return encoding instanceof PdfName;
  let code = 0;
  for (const item of await file.getArray(encoding, 'Differences')) {
    if (typeof item === 'number') code = item;
    // Quote and grave stand at these two in every form that Acrobat makes.
    else if (code >= 32 && code < 127 && code !== 39 && code !== 96) return false;
    else code++;
  }
  return true;
}
