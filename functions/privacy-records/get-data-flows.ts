import { accessLog } from '../../layers/aws/ephemeral/access-log.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { dataFlows } from '../../layers/usecases/privacy/records/data-flows.ts';

const ports = { accessLog, disclosures: disclosureLog };

export const getDataFlows: RouteHandler<'getDataFlows'> = async (call) => ({
  status: 200,
  body: await dataFlows(ports, call.principal.space, call.query.days, call.now),
});
