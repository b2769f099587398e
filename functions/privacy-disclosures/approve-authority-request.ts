import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  approveAuthorityRequest as approve,
  authorityView,
} from '../../layers/usecases/privacy/authority/authority-request.ts';
import { registerCallerOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const approveAuthorityRequest: RouteHandler<'approveAuthorityRequest'> = async (call) => ({
  status: 200,
  body: authorityView(await approve(ports, call.params.authorityRequestId, registerCallerOf(call))),
});
