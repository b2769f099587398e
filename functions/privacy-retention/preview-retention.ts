import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { previewRule } from '../../layers/usecases/privacy/retention/preview-rule.ts';

export const previewRetention: RouteHandler<'previewRetention'> = async (call) => ({
  status: 200,
  body: previewRule(call.body),
});
