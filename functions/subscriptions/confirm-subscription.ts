import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { formValue } from '../../layers/http/schemas/form.ts';
import { renderSubscriptionPage } from '../../layers/pages/subscription/render-subscription-page.ts';
import { giveConsent } from '../../layers/usecases/contacts/give-consent.ts';
import { showSubscription } from '../../layers/usecases/contacts/show-subscription.ts';
import { ports } from './ports.ts';

export const confirmSubscription: RouteHandler<'confirmSubscription'> = async (call) => {
  await giveConsent(ports, call.params.token, formValue(call.body, 'text') ?? '', call.now);
  const page = renderSubscriptionPage(await showSubscription(ports, call.params.token, call.now));
  return { status: 200, body: page.html, headers: page.headers };
};
