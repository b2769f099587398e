import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { SubjectHit } from '../../../ports/subject-index.ts';
import { allEvents } from '../../evidence/get-evidence.ts';
import { type Holding, holdingsOf } from './holdings.ts';
import type { RightsEnvelope, RightsRecipient } from './load-subject.ts';
import { subjectId } from './subject-id.ts';

type Needs = Pick<Ports, 'envelopes' | 'subjects' | 'disclosures'>;

export type SubjectQuery =
  | { readonly kind: 'email' | 'phone'; readonly value: string }
  | { readonly kind: 'recipient'; readonly value: string };

export interface Candidate {
  readonly subject: string;
  readonly matched: 'email' | 'phone' | 'recipientId';
  readonly holdings: readonly Holding[];
}

const alike = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase();

/** The index is only a hint: what it points at must still say so. */
const matches = (recipient: RightsRecipient, { kind, value }: SubjectQuery): boolean =>
  kind === 'recipient' ? recipient.id === value : alike(recipient.personal[kind], value);

async function candidate(
  ports: Needs,
  envelope: RightsEnvelope,
  recipient: RightsRecipient,
  matched: Candidate['matched'],
): Promise<Candidate> {
  const { space, id } = envelope;
  const [events, disclosures] = await Promise.all([
    allEvents(ports, space, id),
    ports.disclosures.ofEnvelope(space, id),
  ]);
  return {
    subject: subjectId({ envelopeId: id, recipientId: recipient.id }),
    matched,
    holdings: holdingsOf(envelope, recipient, events, disclosures),
  };
}

/**
 * Everybody in this space who is known under an address or a recipient id; one candidate per recipient of an
 * envelope, because two people may share an address. The cost follows the hits.
 */
export async function searchSubjects(ports: Needs, space: Space, query: SubjectQuery): Promise<Candidate[]> {
  const hits = await ports.subjects.find(space, query.kind, query.value);
  const found: Candidate[] = [];
  for (const hit of unique(hits)) {
    const envelope = await ports.envelopes.load(space, hit.envelopeId, 'rights');
    if (envelope === null || 'purged' in envelope) continue;
    const recipient = envelope.recipients.find(({ number }) => number === hit.number);
    if (recipient === undefined || !matches(recipient, query)) continue;
    const matched = query.kind === 'recipient' ? 'recipientId' : query.kind;
    found.push(await candidate(ports, envelope, recipient, matched));
  }
  return found;
}

const unique = (hits: readonly SubjectHit[]): SubjectHit[] => [
  ...new Map(hits.map((hit) => [`${hit.envelopeId} ${hit.number}`, hit])).values(),
];
