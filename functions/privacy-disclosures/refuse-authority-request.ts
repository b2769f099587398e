import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  authorityView,
  refuseAuthorityRequest as refuse,
} from '../../layers/usecases/privacy/authority/authority-request.ts';
import { registerCallerOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const refuseAuthorityRequest: RouteHandler<'refuseAuthorityRequest'> = async (call) => {
  const { authorityRequestId } = call.params;
  const refused = await refuse(ports, authorityRequestId, call.body.reason, registerCallerOf(call));
  return { status: 200, body: authorityView(refused) };
};
