import { takesEffectAt } from '../../../domain/policy-notice.ts';
import type { PolicyNotices } from '../../../ports/policy-notice-store.ts';

/** A version that is announced and not in force yet. */
export interface AnnouncedVersion {
  readonly version: number;
  readonly hash: string;
  readonly effectiveFrom: string;
  /** Later than `effectiveFrom` when notices were late; null while somebody has not been told. */
  readonly takesEffectAt: string | null;
  readonly material: boolean;
  readonly changes: readonly { readonly kind: string; readonly what: string }[];
}

/** What is announced and not in force yet, soonest first: the second channel beside the mail. */
export async function announcedVersions(ports: {
  readonly policyNotices: PolicyNotices;
}): Promise<readonly AnnouncedVersion[]> {
  const notices = await ports.policyNotices.all();
  return notices
    .filter(({ status }) => status === 'announced')
    .map((notice) => {
      const { version, hash, effectiveFrom, material, changes } = notice;
      const at = takesEffectAt(notice)?.toISOString() ?? null;
      return { version, hash, effectiveFrom, takesEffectAt: at, material, changes };
    });
}
