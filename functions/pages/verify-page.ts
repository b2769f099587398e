import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderVerifyPage } from '../../layers/pages/verify/render-verify-page.ts';
import { assetManifest } from './static-files.ts';

export const verifyPage: RouteHandler<'verifyPage'> = async (call) => {
  const { html, headers } = renderVerifyPage({
    assets: (await assetManifest()).assets,
    acceptLanguage: call.acceptLanguage ?? undefined,
  });
  return { status: 200, body: html, headers };
};
