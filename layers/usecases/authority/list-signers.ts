import { inForce } from '../../domain/in-force.ts';
import type { Mode } from '../../domain/space.ts';
import type { CertificateFacts } from '../../ports/certificate-reader.ts';
import type { CertificateUse, SealAppointment } from '../../ports/certificate-store.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'certificates' | 'certificateReader'>;

/** One line of "what signs what until when". */
export interface SignerLine {
  readonly mode: Mode;
  readonly signs: 'certificates and revocation lists' | 'seals' | 'time-stamps';
  readonly state: 'past' | 'signing' | 'next' | 'requested' | 'ended';
  readonly builtIn: boolean;
  readonly from: string | null;
  /** Null: until somebody changes it. */
  readonly until: string | null;
  /** Null while there is none. */
  readonly certificate: CertificateFacts | null;
  readonly subject: string;
  readonly keyId: string | null;
}

const signs: Readonly<Record<CertificateUse, SignerLine['signs']>> = {
  root: 'certificates and revocation lists',
  seal: 'seals',
  tsa: 'time-stamps',
};

/** Who signs what until when, of both modes. */
export async function listSigners(ports: Needs, now: Date): Promise<SignerLine[]> {
  const lists = await Promise.all((['live', 'test'] as const).map((mode) => linesOf(ports, mode, now)));
  return lists.flat();
}

async function linesOf(ports: Needs, mode: Mode, now: Date): Promise<SignerLine[]> {
  const [appointments, requests, stampers] = await Promise.all([
    ports.certificates.appointments(mode),
    ports.certificates.requests(mode),
    ports.certificates.timeStampServices(mode),
  ]);
  const current = inForce(stampers, now);
  const services = (current?.services ?? []).map(({ url, recipient }): SignerLine => {
    const line = { mode, signs: 'time-stamps', state: 'signing', builtIn: false, until: null } as const;
    return { ...line, from: current?.from ?? null, certificate: null, subject: url, keyId: recipient };
  });
  const builtIn = await Promise.all(
    (['root', 'tsa', 'seal'] as const).map((use) => builtInLine(ports, mode, use)),
  );
  const installed = new Set(appointments.flatMap(({ seal }) => seal?.keyId ?? []));
  const asked = requests
    .filter(({ keyId }) => !installed.has(keyId))
    .map(({ requestedAt, keyId, subject }): SignerLine => {
      const none = { builtIn: false, until: null, certificate: null };
      return { mode, signs: 'seals', state: 'requested', ...none, from: requestedAt, subject, keyId };
    });
  const seals = timeline(
    appointments,
    builtIn.flat().filter(({ signs: what }) => what === 'seals'),
    now,
    ports,
  );
  const inPlace = builtIn.flat().filter(({ signs: what }) => what !== 'seals');
  const others = inPlace.filter(({ signs: what }) => services.length === 0 || what !== 'time-stamps');
  return [...others, ...services, ...seals, ...asked];
}

async function builtInLine(ports: Needs, mode: Mode, use: CertificateUse): Promise<SignerLine[]> {
  const found = await ports.certificates.newest(mode, use);
  if (found === null) return [];
  const certificate = ports.certificateReader.describe(found.certificate);
  const { subject, notBefore: from, notAfter: until } = certificate;
  return [
    {
      mode,
      signs: signs[use],
      state: 'signing',
      builtIn: true,
      from,
      until,
      certificate,
      subject,
      keyId: null,
    },
  ];
}

/** Appointments one after the other; the built-in certificate before the first and where one was withdrawn. */
function timeline(
  appointments: readonly SealAppointment[],
  builtIn: readonly SignerLine[],
  now: Date,
  { certificateReader }: Pick<Ports, 'certificateReader'>,
): SignerLine[] {
  const house = builtIn[0];
  const counted = appointments.filter(({ from }, i) => appointments[i + 1]?.from !== from);
  const first = counted[0];
  const lines = counted.flatMap(({ mode, from, seal }, i): SignerLine[] => {
    const next = counted[i + 1]?.from ?? null;
    const leaf = seal?.chain[0];
    if (seal === null || leaf === undefined)
      return house === undefined ? [] : [dated({ ...house, from, until: next ?? house.until }, now)];
    const certificate = certificateReader.describe(leaf);
    const until = next !== null && next < seal.notAfter ? next : seal.notAfter;
    const line = {
      mode,
      signs: 'seals',
      state: 'signing',
      builtIn: false,
      from,
      until,
      certificate,
    } as const;
    return [dated({ ...line, subject: certificate.subject, keyId: seal.keyId }, now)];
  });
  if (house === undefined) return lines;
  return [dated({ ...house, until: first?.from ?? house.until }, now), ...lines];
}

function dated(line: SignerLine, now: Date): SignerLine {
  const { from, until, certificate } = line;
  if (from !== null && new Date(from) > now) return { ...line, state: 'next' };
  if (until === null || new Date(until) > now) return { ...line, state: 'signing' };
  return { ...line, state: until === certificate?.notAfter ? 'ended' : 'past' };
}
