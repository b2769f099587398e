import type { PolicySources } from '../policy-sources.ts';

/** A processor as the public list shows it. */
export interface ListedProcessor {
  readonly id: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly country: string;
  readonly transfer: string | null;
  readonly transferCheckedAt: string | null;
  readonly agreementDate: string;
  readonly flowDown: string;
  readonly vetted: string;
}

/** Everybody who processes for us, with place, agreement and safeguard. Recipients without an agreement are parties. */
export function processorsList(sources: PolicySources): readonly ListedProcessor[] {
  return sources.recipients.flatMap((recipient) => {
    const { id, name, purposes, categories, country, agreement, transfer } = recipient;
    if (recipient.role !== 'processor' || agreement === null) return [];
    return [
      {
        id,
        name,
        purposes,
        categories,
        country,
        transfer: transfer?.basis ?? null,
        transferCheckedAt: transfer?.checkedAt ?? null,
        agreementDate: agreement.date,
        flowDown: agreement.flowDown,
        vetted: agreement.vetted,
      },
    ];
  });
}

/** Whether the register lets the system call a host: exactly one of its names, or below one that begins with a dot. */
export function isRegisteredHost(sources: PolicySources, host: string): boolean {
  const name = host.toLowerCase();
  return sources.recipients
    .flatMap((recipient) => recipient.hosts)
    .some((known) =>
      known.startsWith('.') ? name.endsWith(known) && name.length > known.length : name === known,
    );
}
