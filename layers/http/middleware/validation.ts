import * as z from 'zod';
import type { FieldError } from '../field-error.ts';
import { problemFromZod } from '../problem-from-zod.ts';
import { Problem } from '../problems.ts';
import type { Exchange } from './exchange.ts';
import type { Layer } from './layer.ts';

const nothing = z.strictObject({});
const options = { reportInput: true };

/** An id that cannot be one of ours is answered like one that is not: 404. */
function params({ route, event }: Exchange): unknown {
  if (!route.params) return {};
  const parsed = route.params.safeParse(event.pathParameters ?? {});
  if (!parsed.success) throw new Problem('not_found');
  return parsed.data;
}

function query({ route, event }: Exchange): unknown {
  if (route.hidden) return {};
  const given = Object.entries(event.multiValueQueryStringParameters ?? {});
  const repeated: FieldError[] = given
    .filter(([, values]) => (values?.length ?? 0) > 1)
    .map(([name]) => ({ pointer: `/query/${name}`, code: 'repeated', detail: 'Name it once.' }));
  if (repeated.length > 0) throw new Problem('validation_failed', null, { errors: repeated });
  const parsed = (route.query ?? nothing).safeParse(
    Object.fromEntries(given.map(([name, values]) => [name, values?.[0] ?? ''])),
    options,
  );
  if (!parsed.success) throw problemFromZod(parsed.error, '/query');
  return parsed.data;
}

function body({ route, parsedBody }: Exchange): unknown {
  if (!route.body) return null;
  const parsed = route.body.schema.safeParse(parsedBody, options);
  if (!parsed.success) throw problemFromZod(parsed.error);
  return parsed.data;
}

/** Path, query and body against the schemas of the route. */
export const validation = (): Layer => ({
  before: ({ event: exchange }) => {
    exchange.params = params(exchange);
    exchange.query = query(exchange);
    exchange.body = body(exchange);
  },
});
