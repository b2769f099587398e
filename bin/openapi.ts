/** Writes openapi.json, the published description of the API, from the route table. */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../layers/http/openapi.ts';
import { routes } from '../layers/http/routes.ts';

const target = new URL('../openapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(openApiDocument(routes), null, 2)}\n`);
