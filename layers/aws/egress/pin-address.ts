import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { EgressRefused } from '../../ports/egress.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** An address that was checked and that the connection is made to, whatever the name says a moment later. */
export interface PinnedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Resolves a host once. All addresses of the name must be allowed: one that is not makes the name suspect as a whole.
 * @param host of a URL, an IPv6 literal in brackets
 * @throws EgressRefused `nameNotResolved`, `addressNotPublic`
 */
export async function pinAddress(host: string, loopbackAllowed: boolean): Promise<PinnedAddress> {
  const name = host.replace(/^\[|\]$/g, '');
  // An address instead of a name proves nothing to TLS and is how a service is made to call its own network.
  if (isIP(name) !== 0 && !(loopbackAllowed && isLoopbackAddress(name)))
    throw new EgressRefused('addressNotPublic');
  const found = await lookup(name, { all: true, order: 'verbatim' }).catch(() => []);
  const [first] = found;
  if (first === undefined) throw new EgressRefused('nameNotResolved');
  const allowed = (address: string): boolean =>
    isPublicAddress(address) || (loopbackAllowed && isLoopbackAddress(address));
  if (!found.every(({ address }) => allowed(address))) throw new EgressRefused('addressNotPublic');
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}
