import type { PdfFile } from './pdf-file.ts';
import { isArray, type PdfDict, type PdfObject, PdfRef, PdfStream } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** References of a page's content streams in order; they are read as if joined by white space. */
export async function contentStreams(file: PdfFile, page: PdfDict): Promise<readonly PdfRef[]> {
  const entry = page.get('Contents');
  const value = await file.resolve(entry);
  const items: readonly PdfObject[] = isArray(value)
    ? value
    : value instanceof PdfStream && entry
      ? [entry]
      : [];
  return items.flatMap((item) => (item instanceof PdfRef ? [item] : []));
}

/** The decoded content of a page. */
export async function pageContent(file: PdfFile, page: PdfDict): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const ref of await contentStreams(file, page)) {
    const stream = await file.resolve(ref);
    if (stream === null) continue;
    if (!(stream instanceof PdfStream)) throw broken('page content is not a stream', { object: ref.num });
    const data = await file.streamData(stream);
    file.context.meter.spend('lexedTotal', data.length);
    parts.push(data);
    length += data.length + 1;
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const joined = new Uint8Array(length).fill(10);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length + 1;
  }
  return joined;
}
