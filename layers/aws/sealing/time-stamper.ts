import { inForce } from '../../domain/in-force.ts';
import type { Mode } from '../../domain/space.ts';
import type { TimeStampService } from '../../ports/certificate-store.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import { issueTimeStampToken } from '../../sealing/tsp/issue-time-stamp-token.ts';
import { type ReceivedTimeStamp, requestTimeStamp } from '../../sealing/tsp/request-time-stamp.ts';
import { TimeStampError } from '../../sealing/tsp/time-stamp-error.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { egress } from '../egress/egress.ts';
import { environment } from '../environment.ts';
import { builtInProfile, kmsSigner } from './seal-signer.ts';

/** Policy of the built-in time-stamps: a UUID-based arc (ITU-T X.667), meaning "time of this service's own clock". */
const timeStampPolicy = '2.25.187436925011746217398205873450917263845';

const now = (): Date => new Date();

/** Gives checked time-stamps, and remembers until when they can be verified. */
export interface TimeStamper {
  /** A token over a SHA-256 digest. @throws TimeStampError when nobody gave one that holds */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
  /** Earliest end of a certificate that gave one; null before the first. */
  readonly goodUntil: Date | null;
}

type Source = (digest: Uint8Array) => Promise<ReceivedTimeStamp>;

/** The services appointed now, one after the other until one answers well; without any the built-in authority. */
export async function timeStamper(mode: Mode): Promise<TimeStamper> {
  const services = inForce(await certificateStore.timeStampServices(mode), now())?.services ?? [];
  const sources = services.length > 0 ? services.map(remote) : [await builtIn(mode)];
  let goodUntil: Date | null = null;
  return {
    get goodUntil() {
      return goodUntil;
    },
    async stamp(digest) {
      const { token, certificate } = await firstThatHolds(sources, digest);
      if (goodUntil === null || certificate.notAfter < goodUntil) goodUntil = certificate.notAfter;
      return token;
    },
  };
}

/** A service that does not answer, or whose answer does not hold, is passed over. */
async function firstThatHolds(sources: readonly Source[], digest: Uint8Array): Promise<ReceivedTimeStamp> {
  let failure = new TimeStampError('unavailable', 'no time-stamp service is appointed');
  for (const source of sources) {
    try {
      return await source(digest);
    } catch (error) {
      if (!(error instanceof TimeStampError)) throw error;
      failure = error;
    }
  }
  throw failure;
}

const remote =
  ({ recipient, url, roots }: TimeStampService): Source =>
  (digest) =>
    requestTimeStamp({
      imprint: { hash: 'sha256', digest },
      transport: async (body) => {
        const call = { recipient, url, body, space: null, purpose: 'sealing', method: 'POST' } as const;
        const headers = { 'content-type': 'application/timestamp-query' };
        const answer = await egress.call({ ...call, headers, categories: ['system.operations'] }, now());
        if (answer.status !== 200) throw new Error(`status ${answer.status}`);
        return answer.body;
      },
      trust: roots,
      crypto: nodeCrypto,
      now,
    });

/** The built-in authority is asked, and its answer checked, like a stranger's. */
async function builtIn(mode: Mode): Promise<Source> {
  const profile = await builtInProfile(mode, 'tsa');
  const issuer = {
    profile,
    sign: kmsSigner(environment(`TSA_KEY_${mode.toUpperCase()}`)),
    crypto: nodeCrypto,
    now,
    policyOid: timeStampPolicy,
    accuracy: { seconds: 1 },
  };
  return (digest) =>
    requestTimeStamp({
      imprint: { hash: 'sha256', digest },
      transport: async (request) => (await issueTimeStampToken({ ...issuer, request })).response,
      trust: profile.chain,
      crypto: nodeCrypto,
      now,
      policyOid: timeStampPolicy,
    });
}
