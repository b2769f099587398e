import { transmissionQueue } from '../../layers/aws/outbox/transmission-queue.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { startPortability as start } from '../../layers/usecases/privacy/transmissions/start-portability.ts';
import { transmissionView } from '../../layers/usecases/privacy/transmissions/transmission-view.ts';

const ports = { cases: privacyCaseStore, recipients: recipientRegister, transmissions, transmissionQueue };

export const startPortability: RouteHandler<'startPortability'> = async (call) => {
  const asked = { recipient: call.params.dataRecipientId, caseId: call.body.privacyRequestId };
  const sent = await start(ports, call.principal.space, asked, call.now);
  return { status: 202, body: { items: sent.map(transmissionView) } };
};
