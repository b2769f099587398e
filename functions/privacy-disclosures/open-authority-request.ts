import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  authorityView,
  openAuthorityRequest as open,
} from '../../layers/usecases/privacy/authority/authority-request.ts';
import { registerCallerOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const openAuthorityRequest: RouteHandler<'openAuthorityRequest'> = async (call) => {
  const { organisation = null, silence = null, ...rest } = call.body;
  const opened = await open(ports, { ...rest, organisation, silence }, registerCallerOf(call));
  return { status: 201, body: authorityView(opened) };
};
