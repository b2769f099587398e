import { preferredType } from '../../layers/http/accept.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderProcessorsPage } from '../../layers/pages/policy/render-processors-page.ts';
import { processorsList } from '../../layers/privacy/policy/records/processors-list.ts';
import { SOURCES } from '../../layers/privacy/policy/sources/sources.ts';
import { announcedVersions } from '../../layers/usecases/privacy/policy/announced-versions.ts';
import { policyLocale } from '../../layers/usecases/privacy/policy/published-policy.ts';
import { ports } from './ports.ts';

export const getProcessors: RouteHandler<'getProcessors'> = async (call) => {
  const vary = 'Accept, Accept-Language';
  const items = processorsList(SOURCES);
  if (preferredType(call.accept, ['application/json', 'text/html']) === 'text/html') {
    const page = renderProcessorsPage(items, policyLocale(call.query.locale, call.acceptLanguage));
    return { status: 200, body: page.html, headers: { ...page.headers, vary } };
  }
  const announced = (await announcedVersions(ports)).flatMap(({ version, effectiveFrom, changes }) =>
    changes
      .filter(({ kind }) => kind === 'newRecipient')
      .map(({ what }) => ({ id: what, policyVersion: version, effectiveFrom })),
  );
  const body = {
    policyVersion: SOURCES.version,
    announced,
    items: items.map((item) => ({
      ...item,
      purposes: [...item.purposes],
      categories: [...item.categories],
    })),
  };
  return { status: 200, body, headers: { vary } };
};
