import { parseSignedData } from '../../layers/sealing/cms/parse-signed-data.ts';
import type { HashName } from '../../layers/sealing/crypto/crypto-port.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { requestTimeStamp, type TimeStampTransport } from '../../layers/sealing/tsp/request-time-stamp.ts';
import { parseTimeStampResponse } from '../../layers/sealing/tsp/time-stamp-response.ts';
import { chainAbove } from '../../layers/sealing/x509/build-path.ts';
import { tryParseCertificate } from '../../layers/sealing/x509/parse-certificate.ts';
import { fetchBytes } from './fetch-bytes.ts';

/** Asks for time-stamps, checks them, and remembers what they rest on. */
export interface TimeStamper {
  stamp(digest: Uint8Array, hash: HashName): Promise<Uint8Array>;
  /** Roots of the authorities that answered. */
  readonly anchors: readonly Uint8Array[];
  /** Time of the newest answer. */
  readonly newest: Date | null;
}

/** An RFC 3161 authority behind an HTTP address. */
export const httpTransport =
  (url: string): TimeStampTransport =>
  (body) =>
    fetchBytes(url, { method: 'POST', contentType: 'application/timestamp-query', body });

/**
 * The person named the authority, so the top of the chain it sends is taken for its root; everything else about an
 * answer is checked. Whoever verifies decides for themselves whom they trust.
 */
export function timeStamper(transport: TimeStampTransport): TimeStamper {
  const anchors: Uint8Array[] = [];
  let newest: Date | null = null;
  return {
    anchors,
    get newest() {
      return newest;
    },
    async stamp(digest, hash) {
      const trust: Uint8Array[] = [];
      const { token, time } = await requestTimeStamp({
        imprint: { hash, digest },
        transport: async (request) => {
          const response = await transport(request);
          trust.push(...(await topsOf(response)));
          return response;
        },
        trust,
        crypto: nodeCrypto,
        now: () => new Date(),
      });
      anchors.push(...trust);
      if (newest === null || newest < time) newest = time;
      return token;
    },
  };
}

/** The highest certificates that an answer carries; none when it cannot be read, which the check then says. */
async function topsOf(response: Uint8Array): Promise<Uint8Array[]> {
  try {
    const { token } = parseTimeStampResponse(response);
    if (token === null) return [];
    const pool = parseSignedData(token).certificates.flatMap((der) => tryParseCertificate(der) ?? []);
    const chains = await Promise.all(pool.map((one) => chainAbove(one, pool, nodeCrypto)));
    return pool.map((one, i) => (chains[i]?.at(-1) ?? one).der);
  } catch {
    return [];
  }
}
