import { isStrongEnough } from '../../domain/envelope/readiness.ts';
import { hasActed, route } from '../../domain/envelope/routing.ts';
import { transition } from '../../domain/envelope/transition.ts';
import type { AuthenticationMethod, Locale } from '../../domain/envelope/vocabulary.ts';
import { Failure, invalidState, notFound } from '../../domain/failure.ts';
import { hasMixedScripts } from '../../domain/mixed-scripts.ts';
import { assertPrintable } from '../../domain/printable.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { partOf } from './edit-draft.ts';
import { type Call, checkDeadline } from './end-envelope.ts';
import type { Caller } from './envelope-input.ts';
import {
  mostNumbers,
  type NationalIdInput,
  notForThisRole,
  readNumber,
  splitNumber,
  tooManyNumbers,
} from './identity-number.ts';

export interface Correction {
  readonly recipients?: readonly RecipientCorrection[] | undefined;
  readonly expiresAt?: string | undefined;
  readonly message?: string | null | undefined;
  readonly reminders?:
    | { readonly first: string; readonly every: string; readonly max: number }
    | null
    | undefined;
}

interface RecipientCorrection {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly locale?: Locale | undefined;
  readonly order?: number | undefined;
  readonly notify?: readonly ('email' | 'sms')[] | undefined;
  readonly authentication?: { readonly method: AuthenticationMethod } | undefined;
  readonly nationalId?: NationalIdInput | null | undefined;
}

type Recipient = Aggregate<'performSigning'>['recipients'][number];
type Patch = NonNullable<Change['recipients']>[number];

const shownNumber = (input: NationalIdInput | null, pointer: string) =>
  input === null ? null : { country: input.country, masked: readNumber(input, pointer).masked };

/** What a correction does to the vault: new numbers over old ones, and those taken back. */
function correctedNumbers(
  { recipients, numbers }: Aggregate<'performSigning'>,
  corrections: readonly RecipientCorrection[],
) {
  const removed = corrections.filter(({ nationalId }) => nationalId === null).map(({ id }) => id);
  const added = corrections.flatMap(({ id, nationalId }, index) => {
    if (!nationalId) return [];
    const { number, role } = partOf(recipients, id);
    const pointer = `/recipients/${index}`;
    if (role !== 'signer' && role !== 'approver') throw notForThisRole(pointer);
    return [splitNumber(nationalId, { id, number }, pointer).stored];
  });
  const named = new Set([...removed, ...added.map(({ recipientId }) => recipientId)]);
  const left = numbers.filter(({ recipientId }) => !named.has(recipientId)).length;
  if (left + added.length > mostNumbers) throw tooManyNumbers('/recipients');
  return {
    ...(added.length > 0 && { numbers: added }),
    ...(removed.length > 0 && { removeNumbers: removed }),
  };
}

/** One recipient made right: what was asked and identified before does not count any more, the old link stops. */
function corrected(
  recipient: Recipient,
  correction: RecipientCorrection,
  minimum: AuthenticationMethod,
  pointer: string,
): Patch {
  if (recipient.erasedBy !== null) throw invalidState('The data of one of the recipients named are erased.');
  if (hasActed(recipient) || recipient.actedAt !== null)
    throw invalidState('One of the recipients named has acted already.');
  const email = correction.email === undefined ? recipient.personal.email : correction.email;
  const phone = correction.phone === undefined ? recipient.personal.phone : correction.phone;
  const notify = correction.notify ?? recipient.notify;
  const authentication = correction.authentication?.method ?? recipient.authentication;
  const needs = (member: 'email' | 'phone', code: string, detail: string) =>
    new Failure(422, 'validation_failed', detail, {
      errors: [{ pointer: `${pointer}/${member}`, code, detail }],
    });
  if ((notify.includes('email') || authentication === 'emailCode') && email === null)
    throw needs('email', 'required', 'Needed for the channel or method.');
  if ((notify.includes('sms') || authentication === 'smsCode') && phone === null)
    throw needs('phone', 'required', 'Needed for the channel or method.');
  if (recipient.role !== 'copy' && !isStrongEnough(authentication, minimum)) {
    throw new Failure(422, 'validation_failed', `The organisation asks for ${minimum} at least.`, {
      errors: [
        {
          pointer: `${pointer}/authentication`,
          code: 'authentication_too_weak',
          detail: `At least ${minimum}.`,
        },
      ],
    });
  }
  return {
    id: recipient.id,
    status: 'created',
    locale: correction.locale ?? recipient.locale,
    order: correction.order ?? recipient.order,
    notify: [...notify],
    authentication,
    linkVersion: recipient.linkVersion + 1,
    linkHash: null,
    linkStopped: false,
    shownVersion: recipient.shownVersion + 1,
    messageStatus: null,
    messageAt: null,
    messageId: null,
    remindersSent: 0,
    lastAskedAt: null,
    openedAt: null,
    authenticatedAt: null,
    mixedScript: hasMixedScripts(correction.name ?? recipient.personal.name),
    personal: {
      name: correction.name ?? recipient.personal.name,
      email,
      phone,
      ...(correction.nationalId !== undefined && { nationalId: shownNumber(correction.nationalId, pointer) }),
    },
  };
}

/**
 * One atomic change after sending. Who is not named is untouched, with link and session; when the message
 * changes, everybody who has not acted is shown something new.
 */
export async function correctEnvelope(
  ports: Pick<Ports, 'envelopes' | 'organisations'>,
  caller: Caller,
  id: string,
  correction: Correction,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  assertPrintable(
    (correction.recipients ?? []).map(({ name }, index) => ({
      pointer: `/recipients/${index}/name`,
      text: name,
    })),
  );
  const organisation = await ports.organisations.load(caller.space);
  if (organisation === null) throw notFound();
  return ports.envelopes.change(
    caller.space,
    id,
    'performSigning',
    (aggregate) => {
      const { root, recipients } = aggregate;
      if (transition(root.status, 'correct') === null)
        throw invalidState('Only an envelope that is under way can be corrected.');
      const named = (correction.recipients ?? []).map((one, index) =>
        corrected(
          partOf(recipients, one.id),
          one,
          organisation.minimumAuthentication,
          `/recipients/${index}`,
        ),
      );
      const seesNewMessage =
        correction.message === undefined
          ? []
          : recipients.filter(
              (recipient) =>
                recipient.actedAt === null &&
                recipient.erasedBy === null &&
                !named.some((patch) => patch.id === recipient.id),
            );
      const patches = new Map<string, Patch>([
        ...seesNewMessage.map(({ id: one, shownVersion }): [string, Patch] => [
          one,
          { id: one, shownVersion: shownVersion + 1 },
        ]),
        ...named.map((patch): [string, Patch] => [patch.id, patch]),
      ]);
      const after = recipients.map((recipient) => ({ ...recipient, ...patches.get(recipient.id) }));
      const { order, ask } = route(after, root.order);
      for (const one of ask)
        patches.set(one, { ...(patches.get(one) ?? { id: one }), id: one, status: 'waiting' });
      return {
        root: {
          order,
          ...(correction.expiresAt !== undefined && {
            expiresAt: checkDeadline(root, correction.expiresAt, call.now),
            warnedAt: null,
          }),
          ...(correction.reminders !== undefined && { reminders: correction.reminders }),
          ...(correction.message !== undefined && { personal: { message: correction.message } }),
        },
        recipients: [...patches.values()],
        ...correctedNumbers(aggregate, correction.recipients ?? []),
        events: [
          {
            type: 'envelope.corrected',
            actor: { kind: 'organisation', id: caller.keyId },
            payload: { recipients: named.map((patch) => patch.id), changed: Object.keys(correction).sort() },
          },
        ],
      };
    },
    { ifMatch: call.ifMatch },
  );
}
