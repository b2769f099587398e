import { storeOrigin } from '../../layers/aws/documents/store-origin.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderSignPage } from '../../layers/pages/sign/render-sign-page.ts';
import { assetManifest } from './static-files.ts';

export const signPage: RouteHandler<'signPage'> = async (call) => {
  const { html, headers } = renderSignPage({
    storeOrigin: storeOrigin(),
    assets: (await assetManifest()).assets,
    acceptLanguage: call.acceptLanguage ?? undefined,
  });
  return { status: 200, body: html, headers };
};
