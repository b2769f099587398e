import { isFrozen } from '../../domain/envelope/transition.ts';
import { envelopeFrozen, Failure, notFound } from '../../domain/failure.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Caller } from './envelope-input.ts';

export interface EditCall {
  readonly ifMatch: readonly number[] | null;
}

/** Every change of a draft passes here: a frozen envelope refuses it, whatever it is. */
export function editDraft(
  ports: Pick<Ports, 'envelopes'>,
  caller: Caller,
  id: string,
  call: EditCall,
  decide: (draft: Aggregate<'performSigning'>) =>
    | (Omit<Change, 'events' | 'quiet'> & {
        readonly what: Record<string, unknown>;
        readonly event?: 'document.added';
      })
    | null,
): Promise<Aggregate<'performSigning'>> {
  return ports.envelopes.change(
    caller.space,
    id,
    'performSigning',
    (aggregate) => {
      if (isFrozen(aggregate.root.status)) throw envelopeFrozen();
      const edit = decide(aggregate);
      if (edit === null) return null;
      const { what, event, ...change } = edit;
      return {
        ...change,
        events: [
          {
            type: event ?? 'envelope.changed',
            actor: { kind: 'organisation', id: caller.keyId },
            payload: what,
          },
        ],
      };
    },
    { ifMatch: call.ifMatch },
  );
}

/** @throws Failure 404 when the part does not belong to the envelope */
export function partOf<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const part = list.find((one) => one.id === id);
  if (part === undefined) throw notFound();
  return part;
}

export const tooMany = (what: string, limit: number): Failure =>
  new Failure(422, 'validation_failed', `An envelope holds at most ${limit} ${what}.`, {
    errors: [{ pointer: '', code: 'too_many', detail: `At most ${limit}.` }],
  });
