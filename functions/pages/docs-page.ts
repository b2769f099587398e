import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { renderDocsPage } from '../../layers/pages/docs/render-docs-page.ts';
import { assetManifest } from './static-files.ts';

export const docsPage: RouteHandler<'docsPage'> = async () => {
  const { html, headers } = renderDocsPage({ assets: (await assetManifest()).assets });
  return { status: 200, body: html, headers };
};
