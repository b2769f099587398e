import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { authorityContent } from '../../layers/usecases/privacy/authority/export-authority-request.ts';
import { ports } from './ports.ts';

export const getAuthorityContent: RouteHandler<'getAuthorityContent'> = async (call) => ({
  status: 200,
  body: await authorityContent(ports, call.params.authorityRequestId, call.principal.space, call.now),
});
