import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { chooseProcessor as choose } from '../../layers/usecases/privacy/recipients/choose-processor.ts';

export const chooseProcessor: RouteHandler<'chooseProcessor'> = async (call) => {
  const { space, keyId } = call.principal;
  const said = { choice: call.body.choice, by: keyId, now: call.now };
  const ports = { recipients: recipientRegister };
  return { status: 200, body: await choose(ports, space, call.params.processorId, said) };
};
