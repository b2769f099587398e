import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { replaceFields as replace } from '../../layers/usecases/envelopes/edit-recipients.ts';
import { fieldsView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const replaceFields: RouteHandler<'replaceFields'> = async (call) => {
  const envelope = await replace(ports, callerOf(call.principal), call.params.envelopeId, call.body.fields, {
    ifMatch: expected(call.ifMatch),
  });
  return { status: 200, body: { fields: fieldsView(envelope.fields) }, etag: etagOf(envelope.root.ver) };
};
