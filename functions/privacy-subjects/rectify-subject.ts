import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { rectifySubject as rectify } from '../../layers/usecases/privacy/requests/rectify-subject.ts';
import { parseSubject } from '../../layers/usecases/privacy/subjects/subject-id.ts';

const ports = { envelopes: envelopeStore };

export const rectifySubject: RouteHandler<'rectifySubject'> = async (call) => {
  const { space, keyId } = call.principal;
  const { reason, ...values } = call.body;
  const actor = { kind: 'organisation', id: keyId } as const;
  await rectify(ports, space, parseSubject(call.params.subjectId), values, actor, reason);
  return { status: 200, body: { subject: call.params.subjectId, sealedFiles: 'unchanged' } };
};
