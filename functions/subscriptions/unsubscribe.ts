import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { formValue } from '../../layers/http/schemas/form.ts';
import { renderSubscriptionPage } from '../../layers/pages/subscription/render-subscription-page.ts';
import { showSubscription } from '../../layers/usecases/contacts/show-subscription.ts';
import { unsubscribe as stop } from '../../layers/usecases/contacts/stop-promotion.ts';
import { ports } from './ports.ts';

export const unsubscribe: RouteHandler<'unsubscribe'> = async (call) => {
  // The page's own button says so; a mail program sends the pair of the standard alone.
  const channel = formValue(call.body, 'from') === 'page' ? 'page' : 'mail';
  await stop(ports, call.params.token, { cause: 'withdrawn', channel, now: call.now });
  const page = renderSubscriptionPage(await showSubscription(ports, call.params.token, call.now));
  return { status: 200, body: page.html, headers: page.headers };
};
