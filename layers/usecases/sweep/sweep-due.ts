import { reminderAt } from '../../domain/envelope/due.ts';
import { transition } from '../../domain/envelope/transition.ts';
import type { DueKind } from '../../domain/envelope/vocabulary.ts';
import { Failure } from '../../domain/failure.ts';
import type { DueItem } from '../../ports/due-items.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { eraseContact } from '../contacts/erase-contact.ts';
import { assertSendable, sending } from '../envelopes/send-envelope.ts';
import { beginErasure, resumeErasure } from '../erasure/begin-erasure.ts';
import { eraseNumbers } from '../erasure/erase-numbers.ts';
import { handleDueNotice } from '../privacy/notices/notice-due.ts';
import { handleDueEntry } from '../privacy/registers/register-due.ts';
import { handleDueCase } from '../privacy/requests/case-due.ts';
import { applyRetentionChange, beginToCount } from '../privacy/retention/apply-retention-change.ts';
import { resumeErasures } from '../privacy/subjects/erase-subject.ts';
import { lifting } from '../privacy/subjects/restrict-subject.ts';
import { stillExpected } from '../signing/signer.ts';

type Needs = Pick<
  Ports,
  | 'announcements'
  | 'cases'
  | 'contacts'
  | 'envelopes'
  | 'organisations'
  | 'policyNotices'
  | 'due'
  | 'erasure'
  | 'workflows'
  | 'transmissionQueue'
> &
  Parameters<typeof handleDueEntry>[0];
type Envelope = Aggregate<'operations'>;
const service = { kind: 'service', id: null } as const;
/** Reminders written in one change; the rest are due again at once. */
const remindersAtOnce = 20;

function release(envelope: Envelope, organisation: Organisation | null, now: Date): Change | null {
  const { status, sendAt } = envelope.root;
  if (transition(status, 'release') === null || sendAt === null || new Date(sendAt) > now) return null;
  try {
    if (organisation !== null) assertSendable(envelope, organisation);
    return sending(envelope, service, now);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problems =
      error.errors.length > 0 ? error.errors.map(({ code, pointer }) => `${code} ${pointer}`) : [error.code];
    return {
      root: { status: 'draft', sendAt: null },
      events: [{ type: 'envelope.changed', actor: service, payload: { scheduleFailed: problems } }],
    };
  }
}

function expire({ root, recipients }: Envelope, now: Date): Change | null {
  if (transition(root.status, 'expire') === null || root.expiresAt === null || new Date(root.expiresAt) > now)
    return null;
  return {
    root: { status: 'expired', endedAt: now.toISOString() },
    recipients: recipients
      .filter((one) => one.role !== 'copy' && stillExpected(one))
      .map(({ id }) => ({ id, status: 'expired' })),
    events: [{ type: 'envelope.expired', actor: service, payload: { expiresAt: root.expiresAt } }],
  };
}

function warn({ root }: Envelope, now: Date): Change | null {
  const open = root.status === 'sent' || root.status === 'inProgress';
  if (!open || root.warnedAt !== null) return null;
  return {
    root: { warnedAt: now.toISOString() },
    events: [{ type: 'envelope.changed', actor: service, payload: { deadlineNear: true } }],
  };
}

function remind({ root, recipients }: Envelope, now: Date): Change | null {
  if (root.status !== 'sent' && root.status !== 'inProgress') return null;
  const due = recipients
    .filter((recipient) => {
      const at = reminderAt(recipient, root.reminders);
      return at !== null && new Date(at) <= now;
    })
    .slice(0, remindersAtOnce);
  if (due.length === 0) return null;
  return {
    recipients: due.map(({ id, remindersSent }) => ({
      id,
      remindersSent: remindersSent + 1,
      lastAskedAt: now.toISOString(),
    })),
    events: due.map(({ id, remindersSent }) => ({
      type: 'recipient.reminded' as const,
      actor: service,
      subject: id,
      payload: { number: remindersSent + 1 },
    })),
  };
}

/** A completion that stands still is announced again; starting the same attempt twice starts it once. */
const restart = ({ root }: Envelope): Change | null =>
  root.status === 'completing'
    ? { events: [{ type: 'envelope.completing', actor: service, payload: { restarted: true } }] }
    : null;

function decide(
  kind: Exclude<DueKind, 'purge' | 'extend' | 'lift' | 'erase' | 'number'>,
  envelope: Envelope,
  organisation: Organisation | null,
  now: Date,
): Change | null {
  switch (kind) {
    case 'send':
      return release(envelope, organisation, now);
    case 'expire':
      return expire(envelope, now);
    case 'warn':
      return warn(envelope, now);
    case 'remind':
      return remind(envelope, now);
    case 'restart':
      return restart(envelope);
    case 'retain':
      return beginToCount(envelope, now);
  }
}

async function handle(ports: Needs, item: DueItem, now: Date): Promise<void> {
  const found = await ports.envelopes.load(item.space, item.envelopeId, 'retention');
  if (found === null) return;
  if ('purged' in found) return resumeErasure(ports, item.space, found.purged.receipt);
  const { kind } = item;
  if (kind === 'purge') {
    if (new Date(found.root.purgeAt) > now || found.root.restrictions > 0 || found.root.holds > 0) return;
    return beginErasure(ports, item.space, item.envelopeId, { rule: found.root.purgeRule, now }).then(
      () => undefined,
    );
  }
  if (kind === 'extend') {
    // One try a day: a name stays taken, and what failed today is due again tomorrow.
    const due = now.toISOString().slice(0, 10);
    return ports.workflows.startExtension({ space: item.space, envelopeId: item.envelopeId, due });
  }
  if (kind === 'number') return eraseNumbers(ports, item.space, found, now);
  if (kind === 'erase') return resumeErasures(ports, item.space, item.envelopeId, now);
  if (kind === 'lift') {
    await ports.envelopes.change(item.space, item.envelopeId, 'rights', (envelope) => lifting(envelope, now));
    return;
  }
  const organisation = kind === 'send' ? await ports.organisations.load(item.space) : null;
  await ports.envelopes.change(item.space, item.envelopeId, 'operations', (envelope) =>
    decide(kind, envelope, organisation, now),
  );
}

/**
 * Does what has become due, oldest first, each item by itself: one that fails does not hold up the others and is
 * due again at the next sweep.
 * @returns how many were done and how many failed
 */
export async function sweepDue(
  ports: Needs,
  now: Date,
): Promise<{ done: number; failed: number; firstError: string | null }> {
  let done = 0;
  let failed = 0;
  let firstError: string | null = null;
  for await (const item of ports.due.until(now)) {
    try {
      if ('caseId' in item) await handleDueCase(ports, item, now);
      else if ('register' in item) await handleDueEntry(ports, item, now);
      else if ('contactId' in item)
        await eraseContact(ports, item.space, item.contactId, { rule: null, now });
      else if ('policyVersion' in item) await handleDueNotice(ports, item.policyVersion, now);
      else if ('transmissionId' in item)
        await ports.transmissionQueue.announce(item.space, item.transmissionId);
      else if ('organisationId' in item) await applyRetentionChange(ports, item.space);
      else await handle(ports, item, now);
      done += 1;
    } catch (error) {
      if (error instanceof Failure && error.code === 'restricted') continue;
      failed += 1;
      firstError ??= error instanceof Error ? error.name : 'unknown';
    }
  }
  return { done, failed, firstError };
}
