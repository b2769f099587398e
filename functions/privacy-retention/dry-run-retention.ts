import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { dryRunRetention as dryRun } from '../../layers/usecases/privacy/retention/dry-run.ts';

const ports = { organisations: organisationStore, envelopes: envelopeStore };

export const dryRunRetention: RouteHandler<'dryRunRetention'> = async (call) => {
  const answer = await dryRun(ports, call.principal.space, call.body.completed, call.now);
  return { status: 200, body: { ...answer, rows: [...answer.rows] } };
};
