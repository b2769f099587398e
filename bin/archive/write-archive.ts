import { createHash } from 'node:crypto';
import * as z from 'zod';
import { archivedEnvelope } from '../../layers/usecases/archive/archived-envelope.ts';
import { type ZipEntry, zipStream } from '../../layers/usecases/privacy/extract/zip-stream.ts';
import type { ArchiveApi } from './archive-api.ts';

interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 2), 'utf8');

/** Everything that an organisation has, as a ZIP: written as it is read, one file in memory at a time. */
export function writeArchive(api: ArchiveApi): AsyncGenerator<Uint8Array> {
  const listed: Listed[] = [];
  const entry = (path: string, bytes: Uint8Array): ZipEntry => {
    listed.push({ path, size: bytes.length, sha256: digest(bytes) });
    return { path, content: [bytes] };
  };
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield entry('schema.json', json(z.toJSONSchema(archivedEnvelope)));
    for await (const { archived, files } of api.envelopes()) {
      const { id } = archived.root;
      yield entry(`envelopes/${id}.json`, json(archived));
      for (const file of files) {
        const bytes = await api.fetchFile(file);
        if (digest(bytes) !== file.sha256)
          throw new Error(`${file.documentId}: not the file that was sealed`);
        yield entry(`documents/${id}/${file.documentId}-${file.variant}.pdf`, bytes);
      }
    }
    yield { path: 'manifest.json', content: [json({ version: 1, files: listed })] };
  }
  return zipStream(entries());
}
