import { Failure } from '../../domain/failure.ts';
import { inForce } from '../../domain/in-force.ts';
import type { Mode } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SubjectName } from '../../ports/seal-certificates.ts';
import { assertNamedTest } from './test-name.ts';

export interface CertificateRequest {
  readonly mode: Mode;
  /** ARN of a key in KMS. */
  readonly keyId: string;
  /** Null repeats the subject of the certificate that seals now: the request of a rotation. */
  readonly name: SubjectName | null;
}

/**
 * A certificate request for a key in KMS, remembered, so that the certificate which comes back is known by its key.
 * @throws Failure `subject_missing`, `test_name_missing`, and those of the port
 */
export async function requestCertificate(
  ports: Pick<Ports, 'certificates' | 'certificateReader' | 'sealCertificates'>,
  { mode, keyId, name }: CertificateRequest,
  now: Date,
): Promise<{ csr: Uint8Array; subject: string }> {
  const subject = name ?? (await currentSubject(ports, mode, now));
  if ('commonName' in subject) assertNamedTest(mode, subject.commonName);
  const made = await ports.sealCertificates.request(keyId, subject);
  await ports.certificates.addRequest({
    mode,
    requestedAt: now.toISOString(),
    keyId,
    spki: made.spki,
    subject: made.subject,
  });
  return { csr: made.csr, subject: made.subject };
}

async function currentSubject(
  ports: Pick<Ports, 'certificates' | 'certificateReader'>,
  mode: Mode,
  now: Date,
): Promise<Uint8Array> {
  const leaf = inForce(await ports.certificates.appointments(mode), now)?.seal?.chain[0];
  if (leaf === undefined)
    throw new Failure(
      422,
      'subject_missing',
      'No installed certificate seals now whose subject could be repeated.',
    );
  return ports.certificateReader.subjectOf(leaf);
}
