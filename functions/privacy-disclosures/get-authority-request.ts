import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  authorityView,
  getAuthorityRequest as get,
} from '../../layers/usecases/privacy/authority/authority-request.ts';
import { ports } from './ports.ts';

export const getAuthorityRequest: RouteHandler<'getAuthorityRequest'> = async (call) => ({
  status: 200,
  body: authorityView(await get(ports, call.principal.space, call.params.authorityRequestId)),
});
