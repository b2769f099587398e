import { addDuration } from '../../../domain/duration.ts';
import { Failure } from '../../../domain/failure.ts';
import { operatorSpace } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { checkRecipient } from './check-recipient.ts';
import { newRecipient } from './new-recipient.ts';
import { concernsPeople, type RecipientInput } from './recipient-input.ts';

/** Organisations hear of a new processor of personal data this long before it gets any. */
export const noticePeriod = 'P30D';

export interface OperatorRecipientInput extends RecipientInput {
  /** A name the operator gives, e.g. `tsa-1`: what code calls it by. */
  readonly id: string;
  /** Every host of it that is called, e.g. `tsa.example.net` or `127.0.0.1:4711`. */
  readonly hosts: readonly string[];
  readonly transport?: 'https' | 'signedHttp' | undefined;
  /** Off for every organisation until it agrees. */
  readonly consentNeeded?: boolean | undefined;
}

const refuse = (pointer: string, code: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code, detail }] });

/**
 * Registers somebody whom the service itself calls. One that gets personal data is announced thirty days before;
 * one that gets none (a time-stamp authority sees a digest) is active at once. The same id twice changes nothing.
 * @throws Failure 422
 */
export async function registerOperatorRecipient(
  ports: Pick<Ports, 'recipients'>,
  input: OperatorRecipientInput,
  now: Date,
): Promise<{ id: string; activeFrom: string }> {
  const people = concernsPeople(input.categories);
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(input.id))
    throw refuse('/id', 'invalid_format', 'Small letters, digits and hyphens, as tsa-1.');
  if (input.transport === 'signedHttp' && people)
    throw refuse('/transport', 'not_https', 'Personal data leave over https alone.');
  checkRecipient(input, now);
  const earliest = people ? addDuration(now, noticePeriod) : now;
  const activeFrom = input.activeFrom === undefined ? earliest : new Date(input.activeFrom);
  if (activeFrom < earliest)
    throw refuse('/activeFrom', 'out_of_range', 'Organisations are told thirty days ahead.');
  const recipient = newRecipient(
    input,
    {
      id: input.id,
      hosts: input.hosts.map((host) => host.toLowerCase()),
      transport: input.transport ?? 'https',
      consentNeeded: input.consentNeeded ?? false,
      activeFrom: activeFrom.toISOString(),
      activeUntil: input.activeUntil ?? null,
    },
    now,
  );
  const kept = await ports.recipients.create(operatorSpace, recipient);
  return { id: kept.id, activeFrom: kept.activeFrom };
}
