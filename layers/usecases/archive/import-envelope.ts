import { createHash } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import { newStream } from '../../domain/ids.ts';
import { modeOf, type Space } from '../../domain/space.ts';
import type { StoredObject } from '../../ports/document-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { type ArchivedEnvelope, archivedEnvelope } from './archived-envelope.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents'>;

export interface ArchivedFile {
  readonly documentId: string;
  readonly variant: 'sealed' | 'evidence' | 'original';
  /** base64 */
  readonly content: string;
}

/** What has ended can be taken over; what is open has links that only its own deployment can honour. */
const ended: ReadonlySet<string> = new Set(['completed', 'declined', 'voided', 'expired']);
/** Largest history that is kept word for word; a longer one keeps what happened when, and its salts. */
const largestHistory = 250_000;

const refuse = (pointer: string, code: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code, detail }] });

function parse(archived: unknown): ArchivedEnvelope {
  const parsed = archivedEnvelope.safeParse(archived);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const pointer = `/archived/${(issue?.path ?? []).map(String).join('/')}`;
    throw refuse(pointer, 'invalid_value', 'Not an envelope of an archive.');
  }
  if (!ended.has(parsed.data.root.status))
    throw refuse('/archived/root/status', 'not_allowed', 'Only envelopes that have ended are taken over.');
  return parsed.data;
}

type Document = ArchivedEnvelope['documents'][number];

/** Stores a file if it is, byte for byte, the one that the envelope names. */
async function store(
  ports: Needs,
  space: Space,
  envelopeId: string,
  { id }: Document,
  named: { readonly sha256: string } | null,
  variant: ArchivedFile['variant'],
  files: readonly ArchivedFile[],
): Promise<StoredObject | null> {
  if (named === null) return null;
  const at = files.findIndex((one) => one.documentId === id && one.variant === variant);
  const file = files[at];
  if (file === undefined) throw refuse('/files', 'required', 'A file of a document is missing.');
  const bytes = Buffer.from(file.content, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== named.sha256)
    throw refuse(`/files/${at}/content`, 'invalid_value', 'Not the file that the envelope names.');
  const key =
    variant === 'original'
      ? ports.documents.uploadKey(space, envelopeId, id)
      : ports.documents.sealedKey(space, envelopeId, id, 1, variant);
  return ports.documents.put(key, bytes, named.sha256);
}

async function placed(
  ports: Needs,
  space: Space,
  envelopeId: string,
  document: Document,
  files: readonly ArchivedFile[],
): Promise<Document> {
  const of = (named: { readonly sha256: string } | null, variant: ArchivedFile['variant']) =>
    store(ports, space, envelopeId, document, named, variant, files);
  const sealed = await of(document.sealed, 'sealed');
  const evidence = await of(document.evidence, 'evidence');
  const original = await of(
    document.sealed === null && document.versionId !== null ? document : null,
    'original',
  );
  const objectKey = ports.documents.uploadKey(space, envelopeId, document.id);
  return { ...document, sealed, evidence, objectKey, versionId: original?.versionId ?? null };
}

function historyOf({ root, events }: ArchivedEnvelope) {
  const told = { stream: root.stream, events };
  if (JSON.stringify(told).length <= largestHistory) return told;
  return { ...told, events: events.map(({ payload: _payload, ...event }) => event).slice(-500) };
}

/**
 * Takes an ended envelope over from an archive: same id, same records, the very files, checked by their digests. Its
 * old history lies in the first event of a new stream. Links stay dead, holds and restrictions do not come along.
 * Called again it finds the first call's work.
 * @throws Failure 422 for what is no such envelope, is still open, or whose files are not the ones it names
 */
export async function importEnvelope(
  ports: Needs,
  space: Space,
  given: { readonly archived: unknown; readonly files: readonly ArchivedFile[] },
  keyId: string,
): Promise<{ readonly id: string; readonly status: string; readonly created: boolean }> {
  const archived = parse(given.archived);
  const { root } = archived;
  const documents = await Promise.all(
    archived.documents.map((document) => placed(ports, space, root.id, document, given.files)),
  );
  const actor = { kind: 'organisation', id: keyId } as const;
  const { created } = await ports.envelopes.create(space, {
    root: {
      ...root,
      stream: newStream(),
      mode: modeOf(space),
      restrictions: 0,
      restrictedAt: null,
      holds: 0,
      heldBy: [],
      restrictedFor: [],
      erasuresWaiting: [],
      purgeRequest: null,
      purging: null,
      extendAt: null,
    },
    documents,
    recipients: archived.recipients.map((one) => ({
      ...one,
      linkHash: null,
      linkStopped: true,
      messageId: null,
    })),
    // Identity numbers never leave the vault; they are given anew where they are needed.
    numbers: [],
    fields: archived.fields.map(({ personal: _none, ...plain }) => plain),
    event: { type: 'envelope.created', actor, payload: { imported: historyOf(archived) } },
  });
  if (archived.values.length > 0) {
    await ports.envelopes.change(space, root.id, 'rights', ({ values }) =>
      values.length > 0 ? null : { quiet: true, events: [], values: archived.values },
    );
  }
  return { id: root.id, status: root.status, created };
}
