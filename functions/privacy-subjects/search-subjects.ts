import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { identityVault } from '../../layers/aws/privacy/identity-vault.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { subjectIndex } from '../../layers/aws/privacy/subject-index.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteCall, RouteHandler } from '../../layers/http/route-handler.ts';
import type { RouteOf } from '../../layers/http/routes.ts';
import { parseNationalNumber } from '../../layers/privacy/identifiers/national-number.ts';
import {
  type SubjectQuery,
  searchSubjects as search,
} from '../../layers/usecases/privacy/subjects/search-subjects.ts';
import { candidateView } from '../../layers/usecases/privacy/subjects/views.ts';

const ports = {
  envelopes: envelopeStore,
  subjects: subjectIndex,
  disclosures: disclosureLog,
  vault: identityVault,
  recipients: recipientRegister,
};

const queryOf = (body: RouteCall<RouteOf<'searchSubjects'>>['body']): SubjectQuery => {
  if (body.nationalId !== undefined) {
    const { country, value } = body.nationalId;
    return { kind: 'nationalId', country, value: parseNationalNumber(country, value).value };
  }
  if (body.email !== undefined) return { kind: 'email', value: body.email };
  if (body.phone !== undefined) return { kind: 'phone', value: body.phone };
  return { kind: 'recipient', value: body.recipientId ?? '' };
};

export const searchSubjects: RouteHandler<'searchSubjects'> = async (call) => {
  const found = await search(ports, call.principal.space, queryOf(call.body));
  return { status: 200, body: { candidates: found.map(candidateView) } };
};
