import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { privacyExtract } from '../../layers/http/schemas/privacy-extract.ts';
import { answer } from './answer.ts';

export const getPrivacyExtract: RouteHandler<'getPrivacyExtract'> = async (call) => ({
  status: 200,
  body: privacyExtract.parse((await answer(call)).extract),
});
