import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { sealCertificates } from '../../layers/aws/certificates/seal-certificates.ts';
import type { Mode } from '../../layers/domain/space.ts';
import { installCertificate } from '../../layers/usecases/authority/install-certificate.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, sealCertificates };

/** `chain`: DER as base64; `from`: RFC 3339, null for at once. */
export const handler = ({ mode, chain, from }: { mode: Mode; chain: string[]; from: string | null }) =>
  answered(
    installCertificate(
      ports,
      {
        mode,
        chain: chain.map((der) => new Uint8Array(Buffer.from(der, 'base64'))),
        from: from === null ? null : new Date(from),
      },
      new Date(),
    ),
  );
