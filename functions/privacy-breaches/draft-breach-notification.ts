import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getBreach } from '../../layers/usecases/privacy/breaches/breach.ts';
import { draftNotification } from '../../layers/usecases/privacy/breaches/draft-notification.ts';
import { operator } from '../shared/operator.ts';

export const draftBreachNotification: RouteHandler<'draftBreachNotification'> = async (call) => {
  const { space } = call.principal;
  const found = await getBreach({ breaches: breachStore }, space, call.params.breachId);
  const about = { space, locale: call.query.locale, operator: operator(), now: call.now };
  return { status: 200, body: await draftNotification({ organisations: organisationStore }, found, about) };
};
