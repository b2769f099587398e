import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { removeRecipient as remove } from '../../layers/usecases/envelopes/edit-recipients.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const removeRecipient: RouteHandler<'removeRecipient'> = async (call) => {
  const { envelopeId, recipientId } = call.params;
  const envelope = await remove(ports, callerOf(call.principal), envelopeId, recipientId, {
    ifMatch: expected(call.ifMatch),
  });
  return {
    status: 200,
    body: { deleted: [recipientId], withheld: [], receipt: null },
    etag: etagOf(envelope.root.ver),
  };
};
