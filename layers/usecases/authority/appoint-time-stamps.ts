import { Failure } from '../../domain/failure.ts';
import type { Mode } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';

/** An RFC 3161 service as the operator names it. */
export interface NamedService {
  /** Its id in the register of recipients. */
  readonly recipient: string;
  readonly url: string;
  /** DER. */
  readonly roots: readonly Uint8Array[];
  /** Hosts of its revocation data, as registered. */
  readonly hosts: readonly string[];
}

const most = 4;

/**
 * Appoints the services that give time-stamps from now on, in the order in which they are asked; an empty list is the
 * built-in authority. Earlier services stay trusted for what they have stamped.
 * @throws Failure 422 `too_many_services`, `address_unusable`, `root_unusable`
 */
export async function appointTimeStamps(
  ports: Pick<Ports, 'certificates' | 'certificateReader'>,
  mode: Mode,
  services: readonly NamedService[],
  now: Date,
): Promise<{ from: string }> {
  if (services.length > most) throw new Failure(422, 'too_many_services', `At most ${most} services.`);
  const appointed = services.map(({ recipient, url, roots, hosts }) => {
    const address = URL.canParse(url) ? new URL(url) : null;
    if (address === null || !/^https?:$/.test(address.protocol))
      throw new Failure(422, 'address_unusable', `${url} is no HTTP address.`);
    if (roots.length === 0 || !roots.every(ports.certificateReader.isCertificate))
      throw new Failure(422, 'root_unusable', `The root certificates of ${url} are missing or unreadable.`);
    return { recipient, url, roots, hosts: [...new Set([address.host, ...hosts])] };
  });
  const from = now.toISOString();
  await ports.certificates.addTimeStampServices({ mode, from, services: appointed });
  return { from };
}
