import { Problem } from '../problems.ts';
import type { BodyDefinition } from '../route.ts';
import { parseStrictJson } from '../strict-json.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { Layer } from './layer.ts';

/** Media type in lower case; UTF-8 is the only charset taken. */
function mediaTypeOf(exchange: Exchange): string | null {
  const [type = '', ...parameters] = (headerOf(exchange, 'content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const foreign = parameters.some((part) => part.startsWith('charset=') && !/^charset="?utf-8"?$/.test(part));
  const encoded = headerOf(exchange, 'content-encoding') ?? 'identity';
  return foreign || encoded.toLowerCase() !== 'identity' ? null : type;
}

function read(exchange: Exchange, body: BodyDefinition): unknown {
  const { rawBody } = exchange;
  if (rawBody.length === 0 && !body.required) return {};
  const type = mediaTypeOf(exchange);
  if (type === null || !body.contentTypes.includes(type)) {
    throw new Problem('unsupported_media_type', `This takes ${body.contentTypes.join(' or ')}.`);
  }
  if (rawBody.length > body.maxBytes)
    throw new Problem('payload_too_large', `At most ${body.maxBytes} bytes.`);
  if (type === 'application/json') return parseStrictJson(rawBody);
  return new Uint8Array(rawBody);
}

/** Content type, size and syntax of the body. A body that no route asked for is not read. */
export const requestBody = (): Layer => ({
  before: ({ event: exchange }) => {
    if (exchange.route.body) exchange.parsedBody = read(exchange, exchange.route.body);
  },
});
