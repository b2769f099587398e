import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { sealCertificates } from '../../layers/aws/certificates/seal-certificates.ts';
import type { Mode } from '../../layers/domain/space.ts';
import { installCertificate } from '../../layers/usecases/authority/install-certificate.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, sealCertificates };

interface Input {
  readonly mode: Mode;
  /** DER as base64. */
  readonly chain: readonly string[];
  /** RFC 3339, null for at once. */
  readonly from: string | null;
  readonly recipient: string | null;
}

export const handler = ({ mode, chain, from, recipient }: Input) =>
  answered(
    installCertificate(
      ports,
      {
        mode,
        chain: chain.map((der) => new Uint8Array(Buffer.from(der, 'base64'))),
        recipient,
        from: from === null ? null : new Date(from),
      },
      new Date(),
    ),
  );
