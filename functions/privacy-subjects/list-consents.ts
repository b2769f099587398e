import { consentList } from '../../layers/aws/privacy/consent-list.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { consentView } from '../../layers/usecases/privacy/subjects/views.ts';
import { listCursor } from '../shared/cursors.ts';

export const listConsents: RouteHandler<'listConsents'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await consentList.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(consentView), next: place.write(page.next) } };
};
