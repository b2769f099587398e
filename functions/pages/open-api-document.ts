import type { RouteHandler } from '../../layers/http/route-handler.ts';
import description from '../../openapi.json' with { type: 'json' };

export const openApiDocument: RouteHandler<'openApiDocument'> = async () => ({
  status: 200,
  body: description,
});
