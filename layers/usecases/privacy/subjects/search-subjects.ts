import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { SubjectHit } from '../../../ports/subject-index.ts';
import type { Country } from '../../../privacy/calendar/country.ts';
import { allEvents } from '../../evidence/get-evidence.ts';
import { recipientNames } from '../recipients/recipient-names.ts';
import { type Holding, holdingsOf } from './holdings.ts';
import type { RightsEnvelope, RightsRecipient } from './load-subject.ts';
import { subjectId } from './subject-id.ts';

type Needs = Pick<Ports, 'envelopes' | 'subjects' | 'disclosures' | 'vault' | 'recipients'>;

export type SubjectQuery =
  | { readonly kind: 'email' | 'phone'; readonly value: string }
  | { readonly kind: 'recipient'; readonly value: string }
  | { readonly kind: 'nationalId'; readonly value: string; readonly country: Country };

export interface Candidate {
  readonly subject: string;
  readonly matched: 'email' | 'phone' | 'recipientId' | 'nationalId';
  readonly holdings: readonly Holding[];
}

const alike = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase();

/** The index is only a hint: what it points at must still say so. */
async function matches(
  ports: Needs,
  { space, id }: RightsEnvelope,
  recipient: RightsRecipient,
  query: SubjectQuery,
): Promise<boolean> {
  const { kind, value } = query;
  if (kind === 'recipient') return recipient.id === value;
  if (kind !== 'nationalId') return alike(recipient.personal[kind], value);
  const held = await ports.vault.open(space, id, recipient);
  return held !== null && held.country === query.country && held.value === value;
}

const hitsOf = async (ports: Needs, space: Space, query: SubjectQuery): Promise<readonly SubjectHit[]> =>
  query.kind === 'nationalId'
    ? ports.subjects.findByNumber(space, await ports.vault.pseudonym(space, query.country, query.value))
    : ports.subjects.find(space, query.kind, query.value);

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
  const nameOf = await recipientNames(ports, space, disclosures);
  return {
    subject: subjectId({ envelopeId: id, recipientId: recipient.id }),
    matched,
    holdings: holdingsOf(envelope, recipient, events, disclosures, nameOf),
  };
}

/**
 * Everybody in this space who is known under an address, an identity number or a recipient id; one candidate per recipient of an
 * envelope, because two people may share an address. The cost follows the hits.
 */
export async function searchSubjects(ports: Needs, space: Space, query: SubjectQuery): Promise<Candidate[]> {
  const hits = await hitsOf(ports, space, query);
  const found: Candidate[] = [];
  for (const hit of unique(hits)) {
    const envelope = await ports.envelopes.load(space, hit.envelopeId, 'rights');
    if (envelope === null || 'purged' in envelope) continue;
    const recipient = envelope.recipients.find(({ number }) => number === hit.number);
    if (recipient === undefined || !(await matches(ports, envelope, recipient, query))) continue;
    const matched = query.kind === 'recipient' ? 'recipientId' : query.kind;
    found.push(await candidate(ports, envelope, recipient, matched));
  }
  return found;
}

const unique = (hits: readonly SubjectHit[]): SubjectHit[] => [
  ...new Map(hits.map((hit) => [`${hit.envelopeId} ${hit.number}`, hit])).values(),
];
