import { isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import type { CaseDueItem } from '../../../ports/due-items.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { CaseChange, PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { eraseFile } from '../../erasure/erase-file.ts';
import { closing, nextStatus } from './advance-case.ts';

const service = { kind: 'service', id: null } as const;

function alarm(current: PrivacyCase, now: Date): CaseChange | null {
  if (isClosed(current.status)) return null;
  const due = current.alarms.filter(
    ({ daysBefore, at }) => !current.alarmed.includes(daysBefore) && new Date(at) <= now,
  );
  if (due.length === 0) return null;
  // After an outage several are due at once: the latest is the one to be told, the others count as raised.
  const daysBefore = Math.min(...due.map((one) => one.daysBefore));
  return {
    set: { alarmed: [...current.alarmed, ...due.map((one) => one.daysBefore)] },
    events: [{ type: 'request.alarmed', actor: service, payload: { daysBefore } }],
  };
}

function decide(
  kind: Exclude<CaseDueItem['kind'], 'purge'>,
  current: PrivacyCase,
  now: Date,
): CaseChange | null {
  switch (kind) {
    case 'identity':
      if (current.verifiedAt !== null || isClosed(current.status)) return null;
      return {
        set: {
          ...closing(nextStatus(current.status, 'expire'), now),
          email: null,
          phone: null,
          detail: null,
        },
        events: [{ type: 'request.expired', actor: service, payload: {} }],
      };
    case 'alarm':
      return alarm(current, now);
    case 'run':
      if (isClosed(current.status) || current.runAt === null || current.ranAt !== null) return null;
      if (new Date(current.runAt) > now) return null;
      return {
        set: { ranAt: now.toISOString() },
        events: [{ type: 'request.due', actor: service, payload: {} }],
      };
    case 'forget':
      if (current.forgottenAt !== null) return null;
      return {
        set: { forgottenAt: now.toISOString(), email: null, phone: null, provenBy: null, channel: null },
        events: [{ type: 'request.forgotten', actor: service, payload: {} }],
      };
  }
}

/** Does what has become due about a request: no proof came, a date is near, an erasure's 72 hours are over, its file's time is. */
export async function handleDueCase(
  ports: Pick<Ports, 'cases' | 'erasure' | 'workflows'>,
  item: CaseDueItem,
  now: Date,
): Promise<void> {
  const { kind } = item;
  // Not asked whether it can still be opened: the key goes first, and the rows have to follow.
  if (kind === 'purge') return eraseFile(ports, item.space, item.caseId, now);
  if ((await ports.cases.load(item.space, item.caseId)) === null) return;
  await ports.cases.change(item.space, item.caseId, (current) => decide(kind, current, now));
}
