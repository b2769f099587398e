import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { partOf } from '../../layers/usecases/envelopes/edit-draft.ts';
import { addRecipient as add } from '../../layers/usecases/envelopes/edit-recipients.ts';
import { recipientView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected, seedOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const addRecipient: RouteHandler<'addRecipient'> = async (call) => {
  const { aggregate, recipientId } = await add(
    ports,
    callerOf(call.principal),
    call.params.envelopeId,
    call.body,
    {
      ifMatch: expected(call.ifMatch),
      seed: seedOf(call),
    },
  );
  return {
    status: 201,
    body: recipientView(partOf(aggregate.recipients, recipientId)),
    etag: etagOf(aggregate.root.ver),
  };
};
