import { isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace, parseSpace } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { authorityOf } from './authority-of.ts';

type Needs = Pick<Ports, 'cases' | 'organisations'>;

/** A part that is answered with data: they can be fetched while the answer is open. */
const hasAnswer = ({ type, status }: PrivacyCase): boolean =>
  (type === 'access' || type === 'portability') && (status === 'fulfilled' || status === 'partiallyRefused');

/** The parts of a person's request with who answers them. */
export async function partsOf(ports: Needs, found: PrivacyCase) {
  const parts = await Promise.all(
    found.routes.map(async ({ space, id }) => {
      const [part, organisation] = await Promise.all([
        ports.cases.load(parseSpace(space), id),
        ports.organisations.load(parseSpace(space)),
      ]);
      return part === null || organisation === null ? [] : [{ space: parseSpace(space), part, organisation }];
    }),
  );
  return parts.flat();
}

/** What the proven person sees of the request: each part with the organisation that answers it, and how to reach it. */
export async function requestView(ports: Needs, given: PrivacyCase, now: Date) {
  const first = given.duplicateOf === null ? null : await ports.cases.load(operatorSpace, given.duplicateOf);
  const found = first ?? given;
  const parts = await partsOf(ports, found);
  return {
    id: given.id,
    type: found.type,
    status: found.status,
    duplicateOf: given.duplicateOf,
    receivedAt: found.receivedAt,
    dueAt: found.dueAt,
    closedAt: found.closedAt,
    complaint: authorityOf(found.country, now),
    parts: parts.map(({ part, organisation }) => ({
      id: part.id,
      organisation: organisation.name,
      contact: organisation.contactEmail,
      status: part.status,
      dueAt: part.dueAt,
      decision: part.decision,
      reason: part.reason ?? part.extensionReason,
      runsAt: isClosed(part.status) ? null : part.runAt,
      answer: hasAnswer(part),
    })),
  };
}

/** What the organisation sees of its part. */
export function routedView(found: PrivacyCase) {
  return {
    id: found.id,
    type: found.type,
    status: found.status,
    country: found.country,
    locale: found.locale,
    receivedAt: found.receivedAt,
    verifiedAt: found.verifiedAt,
    provenBy: found.provenBy,
    dueAt: found.dueAt,
    contact: {
      email: found.provenBy === 'email' ? found.email : null,
      phone: found.provenBy === 'phone' ? found.phone : null,
    },
    detail: found.detail,
    subjects: found.subjects.map(({ envelopeId, recipientId }) => `${envelopeId}.${recipientId}`),
    decision: found.decision,
    reason: found.reason,
    decidedAt: found.decidedAt,
    runsAt: isClosed(found.status) ? null : found.runAt,
    closedAt: found.closedAt,
  };
}
