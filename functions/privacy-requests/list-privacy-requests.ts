import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { routedView } from '../../layers/usecases/privacy/requests/request-view.ts';
import { listCursor } from '../shared/cursors.ts';

export const listPrivacyRequests: RouteHandler<'listPrivacyRequests'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const page = await privacyCaseStore.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(routedView), next: place.write(page.next) } };
};
