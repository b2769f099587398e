import { preferredType } from '../../layers/http/accept.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderPolicyPage } from '../../layers/pages/policy/render-policy-page.ts';
import { renderPolicyText } from '../../layers/privacy/policy/render-policy.ts';
import { announcedVersions } from '../../layers/usecases/privacy/policy/announced-versions.ts';
import {
  policyLocale,
  policyVersions,
  publishedPolicy,
} from '../../layers/usecases/privacy/policy/published-policy.ts';
import { operator } from '../shared/operator.ts';
import { ports } from './ports.ts';

export const getPolicy: RouteHandler<'getPolicy'> = async (call) => {
  const policy = await publishedPolicy(ports, call.query.version);
  const locale = policyLocale(call.query.locale, call.acceptLanguage);
  const vary = 'Accept, Accept-Language';
  if (preferredType(call.accept, ['text/html', 'text/plain']) === 'text/plain') {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-language': locale, vary };
    return { status: 200, body: renderPolicyText(policy, locale, operator()), headers };
  }
  const page = renderPolicyPage({
    policy,
    locale,
    operator: operator(),
    versions: await policyVersions(ports),
    announced: await announcedVersions(ports),
  });
  return { status: 200, body: page.html, headers: { ...page.headers, 'content-language': locale, vary } };
};
