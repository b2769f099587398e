import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { disclosureView } from '../../layers/usecases/privacy/subjects/views.ts';
import { listCursor } from '../shared/cursors.ts';

export const listDisclosures: RouteHandler<'listDisclosures'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await disclosureLog.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(disclosureView), next: place.write(page.next) } };
};
