import { addDuration } from '../../../domain/duration.ts';
import { Failure, invalidState, notFound } from '../../../domain/failure.ts';
import { derivedId, newId } from '../../../domain/ids.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DataRecipient } from '../../../ports/recipient-register.ts';
import { checkRecipient } from './check-recipient.ts';
import { isVetted, newRecipient } from './new-recipient.ts';
import { hostOf } from './recipient-address.ts';
import type { RecipientInput } from './recipient-input.ts';

type Needs = Pick<Ports, 'recipients'>;

/** An organisation says anew at least this often that data still go to somebody. */
export const longestGrant = 'P2Y';

export interface RecipientCall {
  readonly now: Date;
  readonly loopbackAllowed: boolean;
  readonly seed: Uint8Array | null;
}

export interface RecipientPatch {
  readonly vetting?: DataRecipient['vetting'] | undefined;
  readonly transfer?: RecipientInput['transfer'] | undefined;
  readonly activeUntil?: string | undefined;
}

const outOfRange = (pointer: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code: 'out_of_range', detail }] });

function checkEnd(activeUntil: string, activeFrom: Date, now: Date): string {
  const until = new Date(activeUntil);
  if (until > now && until > activeFrom && until <= addDuration(now, longestGrant))
    return until.toISOString();
  throw outOfRange('/activeUntil', 'After it begins, at most two years ahead.');
}

/**
 * Registers somebody whom the organisation directs data to.
 * @throws Failure 422 with an entry for each thing that is not in order
 */
export async function registerRecipient(
  ports: Needs,
  space: Space,
  input: RecipientInput & { readonly activeUntil: string },
  { now, loopbackAllowed, seed }: RecipientCall,
): Promise<DataRecipient> {
  checkRecipient(input, now);
  const hosts = input.endpoint === null ? [] : [hostOf(input.endpoint, loopbackAllowed)];
  const activeFrom = input.activeFrom === undefined ? now : new Date(input.activeFrom);
  const fixed = {
    id: seed === null ? newId('dst', now) : derivedId('dst', seed),
    hosts,
    transport: 'https',
    consentNeeded: false,
    activeFrom: activeFrom.toISOString(),
    activeUntil: checkEnd(input.activeUntil, activeFrom, now),
  } as const;
  return ports.recipients.create(space, newRecipient(input, fixed, now));
}

export async function getRecipient(ports: Needs, space: Space, id: string): Promise<DataRecipient> {
  const recipient = await ports.recipients.load(space, id);
  if (recipient === null) throw notFound();
  return recipient;
}

/** The basis as it is after `transfer`: renewed, or withdrawn at this moment and still on record. */
function transferSet(
  recipient: DataRecipient,
  transfer: RecipientInput['transfer'],
  now: Date,
): Partial<DataRecipient> {
  if (transfer !== null) {
    const { basis, checkedAt, assessment } = transfer;
    return { transfer: { basis, checkedAt, withdrawnAt: null }, assessment };
  }
  const before = recipient.transfer;
  if (before === null || before.withdrawnAt !== null) return {};
  return { transfer: { ...before, withdrawnAt: now.toISOString() } };
}

/** @throws Failure 404, 409 `invalid_state` when it has ended, 412, 422 */
export async function updateRecipient(
  ports: Needs,
  space: Space,
  id: string,
  patch: RecipientPatch,
  { now, ifMatch }: { readonly now: Date; readonly ifMatch: readonly number[] | null },
): Promise<DataRecipient> {
  return ports.recipients.change(
    space,
    id,
    (recipient) => {
      if (recipient.endedAt !== null) throw invalidState('This recipient was stopped; register it anew.');
      const next = {
        ...recipient,
        transfer: patch.transfer ?? null,
        ...(patch.vetting && { vetting: patch.vetting }),
      };
      if (patch.transfer) checkRecipient({ ...next, transfer: patch.transfer }, now);
      const { activeUntil } = patch;
      return {
        changedAt: now.toISOString(),
        ...(patch.vetting !== undefined && { vetting: patch.vetting, vetted: isVetted(next) }),
        ...(patch.transfer !== undefined && transferSet(recipient, patch.transfer, now)),
        ...(activeUntil !== undefined && {
          activeUntil: checkEnd(activeUntil, new Date(recipient.activeFrom), now),
        }),
      };
    },
    { ifMatch },
  );
}

/** Ends it at this moment, for good; repeated it changes nothing. */
export const stopRecipient = (ports: Needs, space: Space, id: string, now: Date): Promise<DataRecipient> =>
  ports.recipients.change(space, id, ({ endedAt }) =>
    endedAt === null ? { endedAt: now.toISOString(), changedAt: now.toISOString() } : null,
  );
