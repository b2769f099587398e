import { takesEffectAt } from '../../../domain/policy-notice.ts';
import type { Space } from '../../../domain/space.ts';
import type { PolicyNotice, PolicyNotices } from '../../../ports/policy-notice-store.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needs = Pick<Ports, 'recipients'> & { readonly policyNotices: PolicyNotices };

/** A version as an organisation sees it, with what it has said about each new processor. */
async function noticeView(ports: Needs, space: Space, notice: PolicyNotice) {
  const { version, hash, effectiveFrom, announcedAt, status, material, changes, newProcessors } = notice;
  const told = await ports.policyNotices.told(space, version);
  const processors = await Promise.all(
    newProcessors.map(async (id) => {
      const choice = await ports.recipients.choice(space, id);
      const objectedAt = choice?.choice === 'objected' ? choice.at : null;
      return { id, objectedAt, active: status === 'effective' && objectedAt === null };
    }),
  );
  return {
    version,
    hash,
    effectiveFrom,
    takesEffectAt: takesEffectAt(notice)?.toISOString() ?? null,
    announcedAt,
    toldAt: told?.toldAt ?? null,
    status,
    material,
    changes: changes.map((one) => ({ ...one })),
    processors,
  };
}

/** Newest first. */
export async function listNotices(ports: Needs, space: Space) {
  const notices = await ports.policyNotices.all();
  return Promise.all([...notices].reverse().map((notice) => noticeView(ports, space, notice)));
}
