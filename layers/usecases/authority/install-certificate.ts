import { Failure } from '../../domain/failure.ts';
import { inForce } from '../../domain/in-force.ts';
import type { Mode } from '../../domain/space.ts';
import type { CertificateFacts } from '../../ports/certificate-reader.ts';
import type { InstalledSeal, SealAppointment } from '../../ports/certificate-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { assertNamedTest } from './test-name.ts';

const noRecipient = 'nobody is named for its revocation data: documents stay at level T';

type Needs = Pick<Ports, 'certificates' | 'sealCertificates'>;

export interface Installation {
  readonly mode: Mode;
  /** DER: leaf, authorities, root, in any order. */
  readonly chain: readonly Uint8Array[];
  /** From when it seals; null: at once. */
  readonly from: Date | null;
  /** Whom the register of recipients names for its revocation data; null: seals stay at level T. */
  readonly recipient: string | null;
}

/**
 * Appoints an organisation's own certificate. Its predecessor seals until then, and what it has sealed stays valid:
 * both lie side by side for as long as they are needed. Installed twice, it is appointed once.
 * @throws Failure 422 `from_past`, `test_name_missing`, and what the check of the chain finds
 */
export async function installCertificate(
  ports: Needs,
  { mode, chain, from, recipient }: Installation,
  now: Date,
): Promise<{ certificate: CertificateFacts; from: string; warnings: readonly string[] }> {
  const begins = from ?? now;
  if (begins < now) throw new Failure(422, 'from_past', 'A certificate cannot begin to seal in the past.');
  const inspected = await ports.sealCertificates.inspect(
    chain,
    await ports.certificates.requests(mode),
    begins,
  );
  const { facts } = inspected;
  const seal = { ...inspected.seal, recipient };
  const warnings = recipient === null ? [...inspected.warnings, noRecipient] : inspected.warnings;
  assertNamedTest(mode, facts.subject);
  const appointments = await ports.certificates.appointments(mode);
  const known = from === null ? inForce(appointments, now) : appointments.at(-1);
  if (known !== null && known !== undefined && isSame(known, seal, from))
    return { certificate: facts, from: known.from, warnings };
  await ports.certificates.addAppointment({
    mode,
    from: begins.toISOString(),
    installedAt: now.toISOString(),
    seal,
  });
  return { certificate: facts, from: begins.toISOString(), warnings };
}

/** Whether an appointment is this certificate's already, from the same instant, or from any that has come. */
function isSame(known: SealAppointment, seal: InstalledSeal, begins: Date | null): boolean {
  const [old, leaf] = [known.seal?.chain[0], seal.chain[0]];
  if (old === undefined || leaf === undefined || known.seal?.recipient !== seal.recipient) return false;
  return (begins === null || begins.toISOString() === known.from) && Buffer.from(old).equals(leaf);
}

/** The built-in authority seals again, at once: after a compromise, or when a contract with an authority ends. */
export async function withdrawCertificate(
  ports: Pick<Ports, 'certificates'>,
  mode: Mode,
  now: Date,
): Promise<{ from: string }> {
  const at = now.toISOString();
  const later = (await ports.certificates.appointments(mode)).filter(({ from }) => new Date(from) > now);
  await ports.certificates.addAppointment({ mode, from: at, installedAt: at, seal: null });
  for (const { from } of later)
    await ports.certificates.addAppointment({ mode, from, installedAt: at, seal: null });
  return { from: at };
}
