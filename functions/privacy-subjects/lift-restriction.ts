import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { askToLift } from '../../layers/usecases/privacy/subjects/restrict-subject.ts';
import { parseSubject } from '../../layers/usecases/privacy/subjects/subject-id.ts';
import { expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const liftRestriction: RouteHandler<'liftRestriction'> = async (call) => {
  const { space, keyId } = call.principal;
  const state = await askToLift(ports, space, parseSubject(call.params.subjectId), {
    actor: { kind: 'organisation', id: keyId },
    now: call.now,
    ifMatch: expected(call.ifMatch),
  });
  return { status: 202, body: state };
};
