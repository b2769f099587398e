import { nextLook, takesEffectAt } from '../../../domain/policy-notice.ts';
import type { Ports } from '../../../ports/ports.ts';

const service = { kind: 'service', id: null } as const;

/**
 * Looks at an announced version whose time has come: puts it into force when everybody was told long enough ago, or has
 * the notices sent on when somebody still has to be told.
 */
export async function handleDueNotice(
  ports: Pick<Ports, 'policyNotices'>,
  version: number,
  now: Date,
): Promise<void> {
  if ((await ports.policyNotices.load(version)) === null) return;
  await ports.policyNotices.change(version, (notice) => {
    if (notice.status === 'effective') return null;
    const at = takesEffectAt(notice);
    if (at !== null && at <= now) {
      const effectiveAt = now.toISOString();
      return {
        set: { status: 'effective', effectiveAt, lookAt: null },
        events: [{ type: 'policy.effective', actor: service, payload: { version, hash: notice.hash } }],
      };
    }
    const lookAt = nextLook(notice, now).toISOString();
    if (at !== null) return notice.lookAt === lookAt ? null : { set: { lookAt }, events: [] };
    return {
      set: { lookAt },
      events: [{ type: 'policy.noticesDue', actor: service, payload: { version } }],
    };
  });
}
