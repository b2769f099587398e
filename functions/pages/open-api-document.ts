import type { RouteHandler } from '../../layers/http/route-handler.ts';

/** Loaded when first asked for: it is larger than all pages together. */
export const openApiDocument: RouteHandler<'openApiDocument'> = async () => {
  const { default: description } = await import('../../openapi.json', { with: { type: 'json' } });
  return { status: 200, body: description };
};
