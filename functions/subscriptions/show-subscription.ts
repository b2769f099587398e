import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderSubscriptionPage } from '../../layers/pages/subscription/render-subscription-page.ts';
import { showSubscription as show } from '../../layers/usecases/contacts/show-subscription.ts';
import { ports } from './ports.ts';

export const showSubscription: RouteHandler<'showSubscription'> = async (call) => {
  const page = renderSubscriptionPage(await show(ports, call.params.token, call.now));
  return { status: 200, body: page.html, headers: page.headers };
};
