import { isName, type PdfDict, PdfName, PdfString } from '../pdf-object.ts';
import type { FindingCode } from './finding.ts';

const ACTIONS: ReadonlyMap<string, FindingCode> = new Map([
  ['JavaScript', 'javaScript'],
  ['Launch', 'launchAction'],
  ['SubmitForm', 'submitAction'],
  ['ImportData', 'importDataAction'],
  ['GoToR', 'remoteGoTo'],
  ['GoToE', 'remoteGoTo'],
  ['Hide', 'hideAction'],
  ['SetOCGState', 'hideAction'],
  ['Rendition', 'multimedia'],
  ['RichMediaExecute', 'multimedia'],
  ['Movie', 'multimedia'],
  ['Sound', 'multimedia'],
  ['GoTo3DView', 'multimedia'],
]);

const MULTIMEDIA = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D']);
/** Annotations whose picture a person would take for part of the page. */
const PAINTED = new Set([
  'FreeText',
  'Stamp',
  'Ink',
  'Square',
  'Circle',
  'Line',
  'Polygon',
  'PolyLine',
  'Redact',
]);
const HIDDEN_OR_NO_VIEW = 2 | 32;

/** What a dictionary is in the eyes of screening, by its own entries alone. */
export function dictionaryCodes(dict: PdfDict): readonly FindingCode[] {
  const codes: FindingCode[] = [];
  const action = dict.get('S');
  const code = action instanceof PdfName ? ACTIONS.get(action.name) : undefined;
  if (code !== undefined && isAction(dict)) codes.push(code);
  if (isScriptAddress(dict)) codes.push('javaScript');
  if (isName(dict.get('Type'), 'Filespec') && dict.has('EF')) codes.push('embeddedFile');
  const subtype = dict.get('Subtype');
  if (!(subtype instanceof PdfName) || !dict.has('Rect')) return codes;
  if (MULTIMEDIA.has(subtype.name)) codes.push('multimedia');
  if (subtype.name === 'FileAttachment') codes.push('embeddedFile');
  const flags = dict.get('F');
  if (PAINTED.has(subtype.name) && typeof flags === 'number' && (flags & HIDDEN_OR_NO_VIEW) !== 0) {
    codes.push('hiddenAnnotation');
  }
  return codes;
}

/** `/S` also stands in structure elements, borders and transitions: there with another type or without operands. */
function isAction(dict: PdfDict): boolean {
  const type = dict.get('Type');
  return type === undefined || isName(type, 'Action');
}

function isScriptAddress(dict: PdfDict): boolean {
  const address = dict.get('URI');
  if (!(address instanceof PdfString)) return false;
  const start = String.fromCharCode(...address.bytes.subarray(0, 32));
  return /^\s*javascript:/i.test(start);
}
