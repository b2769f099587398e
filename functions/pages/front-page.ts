import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderFrontPage } from '../../layers/pages/front/render-front-page.ts';
import { assetManifest } from './static-files.ts';

export const frontPage: RouteHandler<'frontPage'> = async (call) => {
  const { html, headers } = renderFrontPage({
    assets: (await assetManifest()).assets,
    acceptLanguage: call.acceptLanguage ?? undefined,
  });
  return { status: 200, body: html, headers };
};
