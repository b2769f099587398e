import { preferredType } from '../../layers/http/accept.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderProcessorsPage } from '../../layers/pages/policy/render-processors-page.ts';
import { processorsList } from '../../layers/privacy/policy/records/processors-list.ts';
import { SOURCES } from '../../layers/privacy/policy/sources/sources.ts';
import { policyLocale } from '../../layers/usecases/privacy/policy/published-policy.ts';

export const getProcessors: RouteHandler<'getProcessors'> = async (call) => {
  const vary = 'Accept, Accept-Language';
  const items = processorsList(SOURCES);
  if (preferredType(call.accept, ['application/json', 'text/html']) === 'text/html') {
    const page = renderProcessorsPage(items, policyLocale(call.query.locale, call.acceptLanguage));
    return { status: 200, body: page.html, headers: { ...page.headers, vary } };
  }
  const body = {
    policyVersion: SOURCES.version,
    items: items.map((item) => ({
      ...item,
      purposes: [...item.purposes],
      categories: [...item.categories],
    })),
  };
  return { status: 200, body, headers: { vary } };
};
