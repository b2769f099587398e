import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { exportEnvelopes as exported } from '../../layers/usecases/archive/export-envelopes.ts';
import { listCursor } from '../shared/cursors.ts';

const ports = { envelopes: envelopeStore, documents: documentStore };

export const exportEnvelopes: RouteHandler<'exportEnvelopes'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const page = await exported(ports, space, { cursor: place.read(cursor), limit }, call.now);
  const items = page.items.map(({ archived, files }) => ({ archived: { ...archived }, files }));
  return { status: 200, body: { items, next: place.write(page.next) } };
};
