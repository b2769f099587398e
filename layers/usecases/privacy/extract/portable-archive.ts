import { createHash } from 'node:crypto';
import type { Space } from '../../../domain/space.ts';
import type { StoredObject } from '../../../ports/document-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Extract } from './build-extract.ts';
import { plainSegment, type ZipEntry, zipStream } from './zip-stream.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents'>;

const chunk = 1024 * 1024;

interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

async function* read(ports: Needs, object: StoredObject): AsyncGenerator<Uint8Array> {
  const source = ports.documents.source(object);
  for (let at = 0; at < source.size; at += chunk)
    yield await source.read(at, Math.min(chunk, source.size - at));
}

const jsonEntry = (path: string, value: unknown): ZipEntry => ({
  path,
  content: [Buffer.from(JSON.stringify(value, null, 2), 'utf8')],
});

/** The documents of the envelopes that the person stands in: sealed where they are, else the original. */
async function files(ports: Needs, space: Space, envelopeIds: readonly string[]) {
  const found: { readonly path: string; readonly object: StoredObject }[] = [];
  for (const id of envelopeIds) {
    const envelope = await ports.envelopes.load(space, id, 'rights');
    if (envelope === null || 'purged' in envelope) continue;
    for (const { number, personal, sealed, objectKey, versionId, size, sha256 } of envelope.documents) {
      const object = sealed ?? (versionId === null ? null : { key: objectKey, versionId, size, sha256 });
      if (object === null) continue;
      found.push({ path: `documents/${id}/${number}-${plainSegment(personal.name)}`, object });
    }
  }
  return found;
}

/**
 * The portable copy (GDPR art. 20): what the person supplied as JSON, the documents as they are, and a manifest with
 * the SHA-256 of every file. Written as it is read.
 * @param limit documents beyond so many bytes in all are listed in the manifest and left out
 */
export async function* portableArchive(
  ports: Needs,
  space: Space,
  extract: Extract,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const listed: Listed[] = [];
  const leftOut: Listed[] = [];
  const envelopeIds = [...new Set(extract.subjects.map(({ subject }) => subject.split('.')[0] ?? ''))];
  const documents = await files(ports, space, envelopeIds);
  async function* entries(): AsyncGenerator<ZipEntry> {
    const supplied = extract.subjects.map(({ subject, data, documents: held }) => ({
      subject,
      documents: held,
      data: data
        .filter(({ portable }) => portable)
        .map(({ record, field, category, value }) => ({ record, field, category, value })),
    }));
    const { version, generatedAt, controller } = extract;
    const data = jsonEntry('data.json', { version, generatedAt, controller, subjects: supplied });
    const [bytes] = [...(data.content as Iterable<Uint8Array>)];
    if (bytes !== undefined)
      listed.push({
        path: data.path,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    yield data;
    let total = 0;
    for (const { path, object } of documents) {
      const line = { path, size: object.size, sha256: object.sha256 };
      total += object.size;
      if (total > limit) {
        leftOut.push(line);
        continue;
      }
      listed.push(line);
      yield { path, content: read(ports, object) };
    }
    yield jsonEntry('manifest.json', { version: 1, generatedAt, files: listed, leftOut });
  }
  yield* zipStream(entries());
}
