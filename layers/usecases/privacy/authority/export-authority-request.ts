import { invalidState } from '../../../domain/failure.ts';
import { parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { AuthorityRequest } from '../../../ports/registers.ts';
import { contentOf } from '../../envelopes/read-envelope.ts';
import { disclosureId } from '../../notify/record-disclosures.ts';
import { personInEnvelope } from '../extract/person-in-envelope.ts';
import type { RegisterCaller } from '../registers/register-caller.ts';
import { parseSubject } from '../subjects/subject-id.ts';
import { authorityEvent, getAuthorityRequest } from './authority-request.ts';

type Needs = Pick<
  Ports,
  'authorityRequests' | 'envelopes' | 'disclosures' | 'recipients' | 'transmissions' | 'documents'
>;

function assertExportable({ state, silentUntil, toldAt }: AuthorityRequest, now: Date): void {
  if (state !== 'approved') throw invalidState('Two people have to approve it first.');
  const silent = silentUntil !== null && new Date(silentUntil) > now;
  if (!silent && toldAt === null) throw invalidState('The customer has to be told first.');
}

/**
 * Writes down, person by person, that the data leave, and only then lets them be fetched: whoever dies in between has
 * told too much, never too little. Repeated it changes nothing.
 * @throws Failure 404, 409 `invalid_state` without two approvals, or before the customer is told
 */
export async function exportAuthorityRequest(
  ports: Needs,
  id: string,
  caller: RegisterCaller,
): Promise<AuthorityRequest> {
  const found = await getAuthorityRequest(ports, caller.space, id);
  if (found.state === 'exported') return found;
  assertExportable(found, caller.now);
  const at = caller.now.toISOString();
  for (const subject of found.subjects) {
    const { envelopeId, recipientId } = parseSubject(subject);
    await ports.disclosures.record(parseSpace(found.target), {
      id: disclosureId(['authority', found.id, subject]),
      envelopeId,
      subject: recipientId,
      to: 'authority',
      party: null,
      channel: 'handover',
      categories: found.categories,
      usedFor: [],
      at,
      case: found.id,
      silentUntil: found.silentUntil,
      name: found.authority,
    });
  }
  return ports.authorityRequests.change(caller.space, id, (current) => {
    if (current.state === 'exported') return null;
    assertExportable(current, caller.now);
    return {
      set: { state: 'exported', exportedAt: at, closedAt: at },
      events: [authorityEvent('authority.exported', caller, { subjects: found.subjects.length })],
    };
  });
}

/** What is handed over: of these people the named kinds of data and, when demanded, the documents; nothing else. */
export async function authorityContent(ports: Needs, id: string, space: Space, now: Date) {
  const found = await getAuthorityRequest(ports, space, id);
  if (found.state !== 'exported') throw invalidState('Nothing has been released.');
  const target = parseSpace(found.target);
  const subjects = await Promise.all(
    found.subjects.map(async (subject) => {
      const ref = parseSubject(subject);
      const person = await personInEnvelope(ports, target, ref);
      const data = (person?.data ?? [])
        .filter(({ category }) => found.categories.includes(category))
        .map(({ record, field, category, value }) => ({ record, field, category, value }));
      return { subject, gone: person === null, data, documents: await documents(ports, found, ref, now) };
    }),
  );
  return { id: found.id, reference: found.reference, exportedAt: found.exportedAt, subjects };
}

async function documents(
  ports: Needs,
  { documents: wanted, target }: AuthorityRequest,
  { envelopeId }: { readonly envelopeId: string },
  now: Date,
) {
  if (!wanted) return [];
  const envelope = await ports.envelopes.load(parseSpace(target), envelopeId, 'rights');
  if (envelope === null || 'purged' in envelope) return [];
  const ready = envelope.documents.filter(({ status }) => status === 'ready');
  return Promise.all(
    ready.map(async (document) => {
      const content = await contentOf(ports, document, document.sealed === null ? 'original' : 'sealed', now);
      return { id: document.id, name: document.personal.name, ...content, headers: { ...content.headers } };
    }),
  );
}
