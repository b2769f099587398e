import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { CmsError } from '../../../layers/sealing/cms/cms-error.ts';
import { parseSignedData } from '../../../layers/sealing/cms/parse-signed-data.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { PdfRefused } from '../../../layers/sealing/pdf/pdf-refused.ts';
import { parseCrl } from '../../../layers/sealing/revocation/parse-crl.ts';
import { parseOcspResponse } from '../../../layers/sealing/revocation/parse-ocsp.ts';
import { RevocationError } from '../../../layers/sealing/revocation/revocation-error.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import { SignError } from '../../../layers/sealing/sign/sign-error.ts';
import { requestTimeStamp } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { TimeStampError } from '../../../layers/sealing/tsp/time-stamp-error.ts';
import { verifyPdf } from '../../../layers/sealing/verify/verify-pdf.ts';
import { CertificateError } from '../../../layers/sealing/x509/certificate-error.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { toText } from '../corpus/raw-pdf.ts';
import type { TestAuthority } from '../x509/test-authority.ts';

/** Something that is fed with mutations. `feed` throws what must not happen. */
export interface Subject {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  readonly kind: 'pdf' | 'der';
  /** Share of all cases. */
  readonly weight: number;
  feed(mutate: (bytes: Uint8Array) => Uint8Array, seed: Uint8Array): Promise<void>;
}

/** A verdict or an error that must not be. */
export class FuzzFinding extends Error {}

/** Runs `work`; an error of another class than these goes through. */
async function allowing(
  errors: readonly (abstract new (...args: never[]) => Error)[],
  work: () => unknown,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!errors.some((one) => error instanceof one)) throw error;
  }
}

const budgets = { inflatedTotal: 8 * 1024 ** 2, lexedTotal: 8 * 1024 ** 2 };

/** Ranges that one of the signatures of a sealed file covers, as its own text says. */
function signedRanges(seed: Uint8Array): readonly [number, number][] {
  return [...toText(seed).matchAll(/\/ByteRange\s*\[0 (\d+) (\d+) (\d+)/g)].flatMap(
    ([, a, b, c]): [number, number][] => [
      [0, Number(a)],
      [Number(b), Number(b) + Number(c)],
    ],
  );
}

/** True when a byte that the first signature covers is another one, or lies elsewhere. */
function touchesSigned(mutated: Uint8Array, seed: Uint8Array): boolean {
  return signedRanges(seed)
    .slice(0, 2)
    .some(([start, end]) => Buffer.compare(mutated.subarray(start, end), seed.subarray(start, end)) !== 0);
}

interface Seeds {
  readonly plain: readonly Uint8Array[];
  readonly sealed: readonly Uint8Array[];
  readonly cms: readonly Uint8Array[];
  readonly crl: Uint8Array;
  readonly ocsp: Uint8Array;
}

/** Everything that reads what strangers send. */
export function subjects(ca: TestAuthority, seeds: Seeds): readonly Subject[] {
  const parser = (
    name: string,
    list: readonly Uint8Array[],
    read: (der: Uint8Array) => unknown,
    error: abstract new (...args: never[]) => Error,
  ): Subject => ({
    name,
    seeds: list,
    kind: 'der',
    weight: 3,
    feed: (mutate, seed) => allowing([error], () => read(mutate(seed))),
  });
  return [
    parser('certificate', [ca.seal, ca.root, ca.timeStamp], parseCertificate, CertificateError),
    parser('CMS', seeds.cms, parseSignedData, CmsError),
    parser('CRL', [seeds.crl], parseCrl, RevocationError),
    parser('OCSP', [seeds.ocsp], parseOcspResponse, RevocationError),
    {
      name: 'time-stamp answer',
      seeds: [new Uint8Array(32)],
      kind: 'der',
      weight: 1,
      // The answer belongs to one request alone, so it is made first and changed on its way back.
      feed: (mutate, digest) =>
        allowing([TimeStampError], () =>
          requestTimeStamp({
            imprint: { hash: 'sha256', digest },
            transport: async (request) => mutate(await ca.transport(request)),
            trust: [ca.root],
            crypto,
            now: () => new Date(),
          }),
        ),
    },
    {
      name: 'upload',
      seeds: [...seeds.plain, ...seeds.sealed],
      kind: 'pdf',
      weight: 4,
      async feed(mutate, seed) {
        await inspectUpload(bufferSource(mutate(seed)), { budgets });
      },
    },
    {
      name: 'seal',
      seeds: seeds.plain,
      kind: 'pdf',
      weight: 2,
      feed: (mutate, seed) =>
        allowing([PdfRefused, SignError], () =>
          sealPdf(bufferSource(mutate(seed)), { signer: ca, crypto, request: { signingTime: new Date(0) } }),
        ),
    },
    {
      name: 'verify',
      seeds: seeds.sealed,
      kind: 'pdf',
      weight: 4,
      feed: (mutate, seed) =>
        allowing([PdfRefused], async () => {
          const mutated = mutate(seed);
          const answer = await verifyPdf(bufferSource(mutated), { trust: [ca.root], crypto });
          const claimsValid = answer.unaltered && answer.signatures.some(({ status }) => status === 'valid');
          if (claimsValid && touchesSigned(mutated, seed))
            throw new FuzzFinding('valid, though a signed byte was changed');
        }),
    },
  ];
}
