import { transmissionQueue } from '../../layers/aws/outbox/transmission-queue.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { startTransfer as start } from '../../layers/usecases/privacy/transmissions/start-transfer.ts';
import { transmissionView } from '../../layers/usecases/privacy/transmissions/transmission-view.ts';
import { seedOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, recipients: recipientRegister, transmissions, transmissionQueue };

export const startTransfer: RouteHandler<'startTransfer'> = async (call) => {
  const asked = { recipient: call.params.dataRecipientId, envelopeId: call.body.envelopeId };
  const sent = await start(ports, call.principal.space, asked, { now: call.now, seed: seedOf(call) });
  return { status: 202, body: transmissionView(sent) };
};
