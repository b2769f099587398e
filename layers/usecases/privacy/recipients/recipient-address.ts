import { Failure } from '../../../domain/failure.ts';

const numeric = /^(\[.*\]|[\d.]+)$/;
const local: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The host of an address that may be registered: https, by name, without credentials or fragment.
 * @param loopbackAllowed this computer may be named, over plain HTTP
 * @throws Failure 422
 */
export function hostOf(endpoint: string, loopbackAllowed: boolean): string {
  const refuse = (detail: string) =>
    new Failure(422, 'validation_failed', detail, {
      errors: [{ pointer: '/endpoint', code: 'invalid_endpoint', detail }],
    });
  if (!URL.canParse(endpoint)) throw refuse('An absolute https address.');
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw refuse('Without credentials and without a fragment.');
  if (loopbackAllowed && local.has(url.hostname)) return url.host;
  if (url.protocol !== 'https:') throw refuse('An absolute https address.');
  if (numeric.test(url.hostname) || !url.hostname.includes('.')) throw refuse('A public host, by its name.');
  return url.host;
}
