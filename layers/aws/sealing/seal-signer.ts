import { inForce } from '../../domain/in-force.ts';
import type { Mode } from '../../domain/space.ts';
import type { InstalledSeal } from '../../ports/certificate-store.ts';
import type { KeyAlgorithm } from '../../ports/signers.ts';
import type { SignerProfile } from '../../sealing/cms/signer-profile.ts';
import type { SealSigner } from '../../sealing/sign/seal-pdf.ts';
import { DEFAULT_RESERVED_BYTES } from '../../sealing/sign/signature-request.ts';
import { parseCertificate } from '../../sealing/x509/parse-certificate.ts';
import { displayName } from '../../sealing/x509/read-name.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { environment } from '../environment.ts';
import { keySigner } from '../signing/key-signer.ts';

const algorithm = 'ecdsa-sha256' as const;

/** The built-in authority's certificate for a use, with its root. */
export async function builtInProfile(mode: Mode, use: 'seal' | 'tsa'): Promise<SignerProfile> {
  const [certificate, root] = await Promise.all([
    certificateStore.newest(mode, use),
    certificateStore.newest(mode, 'root'),
  ]);
  if (certificate === null || root === null) throw new Error(`there is no ${use} certificate yet`);
  return { certificate: certificate.certificate, chain: [root.certificate], algorithm };
}

/** What signs a digest with a key in KMS. */
export const kmsSigner = (keyId: string, algorithm?: KeyAlgorithm) => (digest: Uint8Array) =>
  keySigner.sign(keyId, digest, algorithm);

/** Who seals now: the organisation's own certificate where one is installed, else the built-in authority's. */
export interface Sealing {
  readonly signer: SealSigner;
  /** What the signature calls its signer. */
  readonly name: string;
  /** Octets to keep free for the chain and a time-stamp with its own. */
  readonly reservedBytes: number;
}

/** The certificate that was to seal has ended, and nobody has installed its successor. */
export class SealCertificateEnded extends Error {
  constructor(notAfter: string) {
    super(`the installed certificate ended on ${notAfter}`);
    this.name = 'SealCertificateEnded';
  }
}

const roomForTimeStamp = 12_288;

/**
 * The seal key stays in KMS; what it signs is a digest of attributes that the engine built.
 * @throws SealCertificateEnded rather than to seal in another name than the one that was chosen
 */
export async function sealing(mode: Mode, now: Date): Promise<Sealing> {
  const seal = inForce(await certificateStore.appointments(mode), now)?.seal ?? null;
  return seal === null ? builtIn(mode) : installed(seal, now);
}

async function builtIn(mode: Mode): Promise<Sealing> {
  const keyId = environment(`SEAL_KEY_${mode.toUpperCase()}`);
  return {
    signer: { profile: await builtInProfile(mode, 'seal'), sign: kmsSigner(keyId) },
    name: mode === 'test' ? 'Sigill TEST' : 'Sigill',
    reservedBytes: DEFAULT_RESERVED_BYTES,
  };
}

function installed({ keyId, algorithm, chain, notAfter }: InstalledSeal, now: Date): Sealing {
  const [certificate, ...above] = chain;
  if (certificate === undefined || new Date(notAfter) <= now) throw new SealCertificateEnded(notAfter);
  const octets = chain.reduce((sum, der) => sum + der.length, 0);
  return {
    signer: { profile: { certificate, chain: above, algorithm }, sign: kmsSigner(keyId, algorithm) },
    name: displayName(parseCertificate(certificate).subject),
    reservedBytes: Math.max(DEFAULT_RESERVED_BYTES, octets + roomForTimeStamp),
  };
}
