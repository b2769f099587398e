import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  eraseSubject as erase,
  previewErasure,
} from '../../layers/usecases/privacy/subjects/erase-subject.ts';
import { parseSubject } from '../../layers/usecases/privacy/subjects/subject-id.ts';
import { planView } from '../../layers/usecases/privacy/subjects/views.ts';
import { operationView } from '../../layers/usecases/views/operation-view.ts';

const ports = { envelopes: envelopeStore, erasure: erasureStore, workflows };

export const eraseSubject: RouteHandler<'eraseSubject'> = async (call) => {
  const { space, keyId } = call.principal;
  const subject = parseSubject(call.params.subjectId);
  const { ground, dryRun } = call.body;
  if (dryRun) return { status: 200, body: planView(await previewErasure(ports, space, subject, ground)) };
  const actor = { kind: 'organisation', id: keyId } as const;
  const operation = await erase(ports, space, subject, { ground, actor, now: call.now });
  return { status: 202, body: operationView(operation) };
};
