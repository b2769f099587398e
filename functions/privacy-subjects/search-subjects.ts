import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { subjectIndex } from '../../layers/aws/privacy/subject-index.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  type SubjectQuery,
  searchSubjects as search,
} from '../../layers/usecases/privacy/subjects/search-subjects.ts';
import { candidateView } from '../../layers/usecases/privacy/subjects/views.ts';

const ports = { envelopes: envelopeStore, subjects: subjectIndex, disclosures: disclosureLog };

const queryOf = (body: {
  email?: string | undefined;
  phone?: string | undefined;
  recipientId?: string | undefined;
}): SubjectQuery => {
  if (body.email !== undefined) return { kind: 'email', value: body.email };
  if (body.phone !== undefined) return { kind: 'phone', value: body.phone };
  return { kind: 'recipient', value: body.recipientId ?? '' };
};

export const searchSubjects: RouteHandler<'searchSubjects'> = async (call) => {
  const found = await search(ports, call.principal.space, queryOf(call.body));
  return { status: 200, body: { candidates: found.map(candidateView) } };
};
