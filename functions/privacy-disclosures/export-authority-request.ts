import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { authorityView } from '../../layers/usecases/privacy/authority/authority-request.ts';
import { exportAuthorityRequest as release } from '../../layers/usecases/privacy/authority/export-authority-request.ts';
import { registerCallerOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const exportAuthorityRequest: RouteHandler<'exportAuthorityRequest'> = async (call) => ({
  status: 200,
  body: authorityView(await release(ports, call.params.authorityRequestId, registerCallerOf(call))),
});
