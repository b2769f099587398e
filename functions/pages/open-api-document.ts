import description from '../../openapi.json' with { type: 'json' };
import type { RouteHandler } from '../../layers/http/route-handler.ts';

export const openApiDocument: RouteHandler<'openApiDocument'> = async () => ({ status: 200, body: description });
