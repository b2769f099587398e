import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CmsError } from '../../../layers/sealing/cms/cms-error.ts';
import { parseSignedData } from '../../../layers/sealing/cms/parse-signed-data.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import { PdfRefused } from '../../../layers/sealing/pdf/pdf-refused.ts';
import { parseCrl } from '../../../layers/sealing/revocation/parse-crl.ts';
import { RevocationError } from '../../../layers/sealing/revocation/revocation-error.ts';
import { requestTimeStamp } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { TimeStampError } from '../../../layers/sealing/tsp/time-stamp-error.ts';
import { CertificateError } from '../../../layers/sealing/x509/certificate-error.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { renderName } from '../../../layers/sealing/x509/read-name.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import { createPdf, sealToLta, verify } from './test-document.ts';

let ca: TestAuthority;
let lta: Uint8Array;
/** Between these no byte is signed by the signature (or by the time-stamp) itself. */
let holes: { start: number; end: number }[];
beforeAll(async () => {
  ca = await createTestAuthority();
  lta = await sealToLta(createPdf(), ca);
  const ranges = Buffer.from(lta)
    .toString('latin1')
    .matchAll(/\/ByteRange\s*\[0 (\d+) (\d+)/g);
  holes = [...ranges].map(([, start, end]) => ({ start: Number(start), end: Number(end) }));
});

type Mutation = {
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'insert' | 'repeat';
  readonly value: number;
  readonly length: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'insert', 'repeat'),
  value: fc.integer({ min: 1, max: 255 }),
  length: fc.integer({ min: 1, max: 40 }),
});

function mutate(input: Uint8Array, { at, kind, value, length }: Mutation): Uint8Array {
  const offset = Math.floor(at * input.length);
  const [head, tail] = [input.subarray(0, offset), input.subarray(offset)];
  if (kind === 'cut') return concatBytes(head, tail.subarray(length));
  if (kind === 'insert') return concatBytes(head, new Uint8Array(length).fill(value), tail);
  if (kind === 'repeat') return concatBytes(head, tail.subarray(0, length), tail);
  const copy = Uint8Array.from(input);
  copy[offset] = (copy[offset] ?? 0) ^ value;
  return copy;
}

/** Line ends after the last revision belong to it. */
const withoutLineEnd = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').trimEnd();

/** Reads a mutation; anything but the module's own error fails. */
function readsOrRefuses(
  input: Uint8Array,
  read: (bytes: Uint8Array) => unknown,
  error: abstract new (...args: never[]) => Error,
) {
  fc.assert(
    fc.property(mutation, (change) => {
      try {
        read(mutate(input, change));
      } catch (caught) {
        expect(caught).toBeInstanceOf(error);
      }
    }),
    { numRuns: 1500 },
  );
}

describe('mutated structures are read or refused with a typed error', () => {
  it('certificates, names included', () => {
    const read = (der: Uint8Array) => renderName(parseCertificate(der).subject);
    readsOrRefuses(ca.seal, read, CertificateError);
  });

  it('CRLs', async () => {
    ca.revoked.push({ serial: '1234', at: new Date(0), reason: 'superseded' });
    readsOrRefuses(await ca.crl(), parseCrl, RevocationError);
    ca.revoked.length = 0;
  });

  it('CMS', () => {
    const digits = Buffer.from(lta.subarray((holes[0]?.start ?? 0) + 1, (holes[0]?.end ?? 0) - 1)).toString(
      'latin1',
    );
    const padded = new Uint8Array(Buffer.from(digits, 'hex'));
    const cms = padded.subarray(0, 4 + (((padded[2] ?? 0) << 8) | (padded[3] ?? 0)));
    expect(parseSignedData(cms).signers).toHaveLength(1);
    readsOrRefuses(cms, parseSignedData, CmsError);
  });
});

describe('mutated answers of a time-stamp authority', () => {
  it('are refused with a typed error, or differ in nothing that is signed', async () => {
    const imprint = { hash: 'sha256', digest: await crypto.digest('sha256', new Uint8Array(3)) } as const;
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const transport = async (request: Uint8Array) => mutate(await ca.transport(request), change);
        const received = requestTimeStamp({
          imprint,
          transport,
          trust: [ca.root],
          crypto,
          now: () => new Date(),
        });
        const outcome = await received.catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(TimeStampError);
        else expect(outcome).toMatchObject({ certificate: { der: ca.timeStamp } });
      }),
      { numRuns: 300 },
    );
  });
});

describe('mutated documents', () => {
  it('never verify as unaltered when a signed byte was changed, and never throw anything untyped', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const mutated = mutate(lta, change);
        const answer = await verify(mutated, ca).catch((error: unknown) => error);
        if (answer instanceof Error) {
          expect(answer).toBeInstanceOf(PdfRefused);
          return;
        }
        const offset = Math.floor(change.at * lta.length);
        const signed = holes.every(({ start, end }) => offset < start || offset >= end);
        const same = withoutLineEnd(mutated) === withoutLineEnd(lta);
        if (signed && !same) expect(answer).toMatchObject({ unaltered: false });
      }),
      { numRuns: 250 },
    );
  });
});
