import type { Purpose } from '../../inventory/purposes.ts';
import type { PurposeSource } from '../policy-sources.ts';

/**
 * The one legal basis of each purpose. For what we do as processor it is the basis on which our instructions rest:
 * the agreement that is being signed, and afterwards the interest of its parties in proof of it.
 */
const BASES: Readonly<Record<Purpose, Omit<PurposeSource, 'id'>>> = {
  performSigning: { role: 'processor', basis: 'gdpr:6-1-b' },
  deliverMessages: { role: 'processor', basis: 'gdpr:6-1-b' },
  sealing: { role: 'processor', basis: 'gdpr:6-1-b' },
  evidence: { role: 'processor', basis: 'gdpr:6-1-f' },
  accessControl: { role: 'controller', basis: 'gdpr:6-1-f' },
  retention: { role: 'controller', basis: 'gdpr:6-1-c' },
  rights: { role: 'controller', basis: 'gdpr:6-1-c' },
  verification: { role: 'controller', basis: 'gdpr:6-1-f' },
  operations: { role: 'controller', basis: 'gdpr:6-1-f' },
  marketing: { role: 'processor', basis: 'gdpr:6-1-a' },
  marketingToCustomers: { role: 'processor', basis: 'eprivacy:13-2' },
};

export const PURPOSES: readonly PurposeSource[] = (Object.keys(BASES) as Purpose[]).map((id) => ({
  id,
  ...BASES[id],
}));
