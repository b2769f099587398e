import type { ArchivedEnvelope } from '../../layers/usecases/archive/archived-envelope.ts';
import type { ArchiveApi } from './archive-api.ts';
import { checkedArchive } from './zip-reader.ts';

const ended: ReadonlySet<string> = new Set(['completed', 'declined', 'voided', 'expired']);
const fileName = /^documents\/(env_[0-9a-z]{26})\/(doc_[0-9a-z]{26})-(sealed|evidence|original)\.pdf$/;

/** Takes every ended envelope of an archive over; whatever is repeated changes nothing. */
export async function readArchive(
  api: ArchiveApi,
  bytes: Buffer,
): Promise<{ taken: string[]; open: string[] }> {
  const files = checkedArchive(bytes);
  const taken: string[] = [];
  const open: string[] = [];
  for (const [path, content] of files) {
    if (!/^envelopes\/env_[0-9a-z]{26}\.json$/.test(path)) continue;
    const archived = JSON.parse(content().toString('utf8')) as ArchivedEnvelope;
    const { id, status } = archived.root;
    if (!ended.has(status)) {
      open.push(id);
      continue;
    }
    const own = [...files].flatMap(([name, read]) => {
      const [, envelopeId, documentId, variant] = fileName.exec(name) ?? [];
      if (envelopeId !== id) return [];
      return [{ documentId, variant, content: read().toString('base64') }];
    });
    await api.importEnvelope({ archived, files: own });
    taken.push(id);
  }
  return { taken, open };
}
