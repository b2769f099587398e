import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const deepest = 3;
const localHeader = Buffer.from('PK\x03\x04', 'latin1');

/** What a member that does not inflate says: it was stored as it is, and its bytes are searched in place. */
function inflated(inflate: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer[] {
  try {
    return [inflate(bytes)];
  } catch {
    return [];
  }
}

/** The streams of a PDF (ISO 32000-1, 7.3.8). */
function* streams(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = bytes[at + 6] === 0x0d ? at + 8 : at + 7;
    const end = bytes.indexOf('endstream', start);
    if (end < 0) return;
    yield* inflated((part) => inflateSync(part), bytes.subarray(start, end));
    at = end + 3;
  }
}

/** The members of a zip file, found by their own headers (APPNOTE 4.3.7): a truncated file is read as well. */
function* members(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(localHeader); at >= 0; at = bytes.indexOf(localHeader, at + 4)) {
    if (at + 30 > bytes.length) return;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8)
      yield* inflated((part) => inflateRawSync(part), bytes.subarray(start));
  }
}

/** Long runs of base64 that hold a container: a file inside a message. */
function* attachments(bytes: Buffer): Generator<Buffer> {
  for (const [run] of bytes.toString('latin1').matchAll(/(?:JVBER|UEsDB|H4sI)[A-Za-z0-9+/]{40,}={0,2}/g))
    yield Buffer.from(run, 'base64');
}

/** The bytes and everything packed inside them: PDF streams, zip members, gzip bodies, files in base64. */
export function* openContainers(bytes: Buffer, depth = 0): Generator<Buffer> {
  yield bytes;
  if (depth === deepest) return;
  const inner = [
    ...(bytes[0] === 0x1f && bytes[1] === 0x8b ? inflated((part) => gunzipSync(part), bytes) : []),
    ...(bytes.includes('%PDF-') ? streams(bytes) : []),
    ...members(bytes),
    ...attachments(bytes),
  ];
  for (const part of inner) yield* openContainers(part, depth + 1);
}
