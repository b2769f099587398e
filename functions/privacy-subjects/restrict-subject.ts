import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { restrictSubject as restrict } from '../../layers/usecases/privacy/subjects/restrict-subject.ts';
import { parseSubject } from '../../layers/usecases/privacy/subjects/subject-id.ts';

const ports = { envelopes: envelopeStore };

export const restrictSubject: RouteHandler<'restrictSubject'> = async (call) => {
  const { space, keyId } = call.principal;
  const state = await restrict(ports, space, parseSubject(call.params.subjectId), {
    ground: call.body.ground,
    actor: { kind: 'organisation', id: keyId },
    now: call.now,
  });
  return { status: 200, body: state };
};
