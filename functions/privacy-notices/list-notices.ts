import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listNotices as list } from '../../layers/usecases/privacy/notices/list-notices.ts';
import { ports } from './ports.ts';

export const listNotices: RouteHandler<'listNotices'> = async (call) => ({
  status: 200,
  body: { items: await list(ports, call.principal.space), next: null },
});
