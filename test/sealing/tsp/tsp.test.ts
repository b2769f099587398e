import { describe, expect, it } from 'vitest';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { SIGNATURE_ALGORITHMS } from '../../../layers/sealing/crypto/signature-algorithm.ts';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import {
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  tagged,
  unsignedInteger,
} from '../../../layers/sealing/der/der-writer.ts';
import * as OID from '../../../layers/sealing/der/oids.ts';
import { issueTimeStampToken } from '../../../layers/sealing/tsp/issue-time-stamp-token.ts';
import { encodeMessageImprint, type MessageImprint } from '../../../layers/sealing/tsp/message-imprint.ts';
import { requestTimeStamp, type TimeStampTransport } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { TimeStampError } from '../../../layers/sealing/tsp/time-stamp-error.ts';
import {
  encodeTimeStampRequest,
  parseTimeStampRequest,
} from '../../../layers/sealing/tsp/time-stamp-request.ts';
import {
  grantedResponse,
  parseTimeStampResponse,
  refusedResponse,
} from '../../../layers/sealing/tsp/time-stamp-response.ts';
import { parseTimeStampToken } from '../../../layers/sealing/tsp/time-stamp-token.ts';
import { issueCertificate } from '../../../layers/sealing/x509/certificate-authority.ts';
import { extendedKeyUsage, extension, keyUsage } from '../../../layers/sealing/x509/write-extensions.ts';
import {
  createKey,
  createTestAuthority,
  DAY,
  POLICY_OID,
  type TestAuthority,
  YEAR,
} from '../x509/test-authority.ts';

const imprintOf = async (text: string): Promise<MessageImprint> => ({
  hash: 'sha256',
  digest: await crypto.digest('sha256', new TextEncoder().encode(text)),
});

const ask = async (
  tsa: TestAuthority,
  change: { transport?: TimeStampTransport; now?: () => Date; policyOid?: string; trust?: Uint8Array[] } = {},
) =>
  requestTimeStamp({
    imprint: await imprintOf('signature value'),
    transport: tsa.transport,
    trust: [tsa.root],
    crypto,
    now: () => new Date(),
    ...change,
  });

describe('a time-stamp', () => {
  it.each(SIGNATURE_ALGORITHMS)(
    'from the built-in authority with %s passes every check of the client',
    async (algorithm) => {
      const tsa = await createTestAuthority({ algorithm });
      const received = await ask(tsa, { policyOid: POLICY_OID });
      expect(received.certificate.der).toEqual(tsa.timeStamp);
      expect(received.chain).toEqual([tsa.root]);
      expect(parseTimeStampToken(received.token)).toMatchObject({ policyOid: POLICY_OID, accuracy: 1000 });
    },
  );

  it('leaves the certificates out when the request does not ask for them', async () => {
    const tsa = await createTestAuthority();
    const request = sequence(integer(1), encodeMessageImprint(await imprintOf('x')));
    const { token } = await issueTimeStampToken({ ...tsa.timeStampIssuer, request });
    expect(parseTimeStampToken(token ?? new Uint8Array()).signedData.certificates).toEqual([]);
  });
});

describe('the client refuses', () => {
  const failing = async (
    change: Parameters<typeof ask>[1] | ((tsa: TestAuthority) => Promise<Parameters<typeof ask>[1]>),
  ) => {
    const tsa = await createTestAuthority();
    const options = typeof change === 'function' ? await change(tsa) : change;
    return ask(tsa, options).catch((error: unknown) =>
      error instanceof TimeStampError ? error.code : error,
    );
  };
  const answering =
    (make: (tsa: TestAuthority, request: Uint8Array) => Promise<Uint8Array>) =>
    async (tsa: TestAuthority) => ({
      transport: (request: Uint8Array) => make(tsa, request),
    });
  const issuing = (
    change: (
      tsa: TestAuthority,
    ) => Partial<TestAuthority['timeStampIssuer']> | Promise<Partial<TestAuthority['timeStampIssuer']>>,
  ) =>
    answering(
      async (tsa, request) =>
        (await issueTimeStampToken({ ...tsa.timeStampIssuer, ...(await change(tsa)), request })).response,
    );

  it('a refusal', async () => {
    expect(await failing({ transport: async () => refusedResponse('systemFailure', 'out of order') })).toBe(
      'time_stamp_refused',
    );
  });

  it('a line that breaks', async () => {
    expect(await failing({ transport: () => Promise.reject(new Error('ECONNREFUSED')) })).toBe(
      'time_stamp_unavailable',
    );
  });

  it('octets that are no answer', async () => {
    expect(await failing({ transport: async () => new Uint8Array(40) })).toBe('time_stamp_malformed');
    expect(await failing({ transport: async () => new Uint8Array(300_000) })).toBe('time_stamp_malformed');
  });

  it('the answer to an earlier request (nonce)', async () => {
    const replay = async (tsa: TestAuthority) => {
      const { token } = await ask(tsa);
      return { transport: async () => grantedResponse(token) };
    };
    expect(await failing(replay)).toBe('time_stamp_nonce');
  });

  it('a token over something else (imprint)', async () => {
    const other = await imprintOf('something else');
    const swap = answering(async (tsa, request) => {
      const { nonceDer } = parseTimeStampRequest(request);
      const forged = sequence(integer(1), encodeMessageImprint(other), nonceDer ?? new Uint8Array());
      return (await issueTimeStampToken({ ...tsa.timeStampIssuer, request: forged })).response;
    });
    expect(await failing(swap)).toBe('time_stamp_imprint');
  });

  it('another policy than the one asked for', async () => {
    expect(await failing({ policyOid: '1.2.3.4' })).toBe('time_stamp_refused');
  });

  it('a clock that is off by more than five minutes', async () => {
    expect(await failing({ now: () => new Date(Date.now() + 10 * 60_000) })).toBe('time_stamp_time');
    expect(await failing({ now: () => new Date(Date.now() - 10 * 60_000) })).toBe('time_stamp_time');
  });

  it('a root that is not trusted', async () => {
    const stranger = await createTestAuthority();
    expect(await failing({ trust: [stranger.root] })).toBe('time_stamp_chain');
  });

  it('a certificate that is not one for time-stamps, or not critically so', async () => {
    expect(await failing(issuing((tsa) => ({ profile: tsa.profile, sign: tsa.sign })))).toBe(
      'time_stamp_certificate',
    );
    const lax = (...purposes: string[]) =>
      issuing(async (tsa) => {
        const key = createKey('ecdsa-sha256');
        const subject = {
          spki: key.spki,
          name: { commonName: 'Lax' },
          notBefore: new Date(Date.now() - DAY),
          notAfter: new Date(Date.now() + DAY),
        };
        const certificate = await issueCertificate(tsa.authority, subject, [
          keyUsage('digitalSignature'),
          extendedKeyUsage(purposes.length > 1, ...purposes),
        ]);
        return { profile: { ...tsa.timeStampIssuer.profile, certificate }, sign: key.sign };
      });
    expect(await failing(lax(OID.timeStamping))).toBe('time_stamp_certificate');
    expect(await failing(lax(OID.timeStamping, OID.emailProtection))).toBe('time_stamp_certificate');
  });

  it('a certificate that has ended', async () => {
    const ended = issuing(async (tsa) => {
      const key = createKey('ecdsa-sha256');
      const subject = {
        spki: key.spki,
        name: { commonName: 'Ended' },
        notBefore: new Date(Date.now() - YEAR),
        notAfter: new Date(Date.now() - DAY),
      };
      const certificate = await issueCertificate(tsa.authority, subject, [
        keyUsage('digitalSignature'),
        extendedKeyUsage(true, OID.timeStamping),
      ]);
      return { profile: { ...tsa.timeStampIssuer.profile, certificate }, sign: key.sign };
    });
    expect(await failing(ended)).toBe('time_stamp_chain');
  });

  it('a signature by another key', async () => {
    expect(await failing(issuing(() => ({ sign: createKey('ecdsa-sha256').sign })))).toBe(
      'time_stamp_signature',
    );
  });
});

describe('the built-in authority refuses, as a proper answer,', () => {
  const refusal = async (request: Uint8Array) => {
    const tsa = await createTestAuthority();
    const { response, failure, token } = await issueTimeStampToken({ ...tsa.timeStampIssuer, request });
    expect(token).toBeNull();
    expect(parseTimeStampResponse(response)).toMatchObject({ status: 2, failures: [failure], token: null });
    return failure;
  };

  it('SHA-1 and unknown hashes', async () => {
    const sha1 = encodeMessageImprint({ hash: 'sha1', digest: new Uint8Array(20) });
    expect(await refusal(sequence(integer(1), sha1))).toBe('badAlg');
    const md5 = sequence(sequence(oid('1.2.840.113549.2.5'), nullValue()), octetString(new Uint8Array(16)));
    expect(await refusal(sequence(integer(1), md5))).toBe('badAlg');
  });

  it('an imprint whose length is not that of its hash', async () => {
    expect(
      await refusal(
        sequence(integer(1), encodeMessageImprint({ hash: 'sha256', digest: new Uint8Array(31) })),
      ),
    ).toBe('badDataFormat');
  });

  it('extensions', async () => {
    const extensions = tagged(0, extension('1.2.3', false, nullValue()));
    expect(await refusal(sequence(integer(1), encodeMessageImprint(await imprintOf('x')), extensions))).toBe(
      'unacceptedExtension',
    );
  });

  it('another policy', async () => {
    const request = encodeTimeStampRequest({
      imprint: await imprintOf('x'),
      nonce: Uint8Array.of(1),
      policyOid: '1.2.3',
    });
    expect(await refusal(request)).toBe('unacceptedPolicy');
  });

  it('another version', async () => {
    expect(await refusal(sequence(integer(2), encodeMessageImprint(await imprintOf('x'))))).toBe(
      'badRequest',
    );
  });

  it('too much, and what is no request', async () => {
    expect(
      await refusal(
        sequence(
          integer(1),
          encodeMessageImprint(await imprintOf('x')),
          unsignedInteger(new Uint8Array(2000).fill(1)),
        ),
      ),
    ).toBe('badRequest');
    expect(
      await refusal(
        sequence(
          integer(1),
          encodeMessageImprint(await imprintOf('x')),
          unsignedInteger(new Uint8Array(100).fill(1)),
        ),
      ),
    ).toBe('badRequest');
    expect(await refusal(concatBytes(Uint8Array.of(1, 2, 3)))).toBe('badDataFormat');
  });
});
