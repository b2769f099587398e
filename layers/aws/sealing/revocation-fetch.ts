import type { Mode } from '../../domain/space.ts';
import type { RevocationFetch } from '../../sealing/revocation/collect-revocation.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { egress } from '../egress/egress.ts';
import { authorityFetch, isOwnAddress } from './authority-fetch.ts';

/** Lists of large public authorities have a few megabytes. */
const largestList = 16 * 1024 * 1024;

/**
 * Fetches revocation data: the built-in authority's from where they are published, those of appointed chains and
 * time-stamp services through the one door, each from the recipient that it was appointed with. No other address
 * that stands in somebody's certificate is reached.
 */
export async function revocationFetch(mode: Mode): Promise<RevocationFetch> {
  const recipients = await recipientsByHost(mode);
  return async (request) => {
    const { url, method, contentType, body } = request;
    if (isOwnAddress(url)) return authorityFetch(request);
    const recipient = recipients.get(new URL(url).host);
    if (recipient === undefined) throw new Error('not an address of an appointed authority');
    const call = { recipient, url, method, space: null, purpose: 'sealing', maxBytes: largestList } as const;
    const answer = await egress.call(
      {
        ...call,
        categories: ['system.operations'],
        ...(contentType && { headers: { 'content-type': contentType } }),
        ...(body && { body }),
      },
      new Date(),
    );
    if (answer.status !== 200) throw new Error(`status ${answer.status}`);
    return answer.body;
  };
}

async function recipientsByHost(mode: Mode): Promise<Map<string, string>> {
  const [seals, stampers] = await Promise.all([
    certificateStore.appointments(mode),
    certificateStore.timeStampServices(mode),
  ]);
  const chains = seals.flatMap(({ seal }) => seal ?? []);
  const services = stampers.flatMap(({ services: list }) => list);
  return new Map(
    [...chains, ...services].flatMap(({ recipient, hosts }) =>
      recipient === null ? [] : hosts.map((host) => [host, recipient] as const),
    ),
  );
}
