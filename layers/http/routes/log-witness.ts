import { digest, jws } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { headToWitness, witnessAnswer } from '../schemas/log-head.ts';

export const logWitnessRoutes = [
  defineRoute({
    operationId: 'witnessHead',
    method: 'POST',
    path: '/log/witness',
    unit: 'log-witness',
    auth: 'public',
    scope: null,
    purpose: 'evidence',
    rate: 'verify',
    idempotent: false,
    ifMatch: false,
    tag: 'Log',
    summary: 'Have a head of your log co-signed',
    description:
      'For deployments that the operator has registered. A head is co-signed when it continues the last one that was; the same head again gets the same answer. `log_size_differs` names the size seen last in `errors[0].detail`; `log_forked` means that both heads are kept as evidence.',
    body: jsonBody(headToWitness, { head: jws, from: 17, hashes: [digest] }),
    responses: { 200: jsonAnswer('Co-signed.', witnessAnswer, { cosignature: jws }) },
    problems: ['not_found', 'log_size_differs', 'log_forked', 'conflict'],
  }),
] as const;
