import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { rulesInForce } from '../../layers/usecases/privacy/retention/rules-in-force.ts';

const ports = { organisations: organisationStore };

export const getRetention: RouteHandler<'getRetention'> = async (call) => ({
  status: 200,
  body: await rulesInForce(ports, call.principal.space, call.now),
});
