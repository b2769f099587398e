import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderRightsPage } from '../../layers/pages/rights/render-rights-page.ts';
import { assetManifest } from './static-files.ts';

export const privacyRequestsPage: RouteHandler<'privacyRequestsPage'> = async (call) => {
  const { html, headers } = renderRightsPage({
    assets: (await assetManifest()).assets,
    acceptLanguage: call.acceptLanguage ?? undefined,
  });
  return { status: 200, body: html, headers };
};
