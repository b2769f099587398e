import { Failure } from '../../../domain/failure.ts';
import { type Mode, operatorSpace, type Space, spaceOf } from '../../../domain/space.ts';

/** Whoever keeps a register: the person the key was issued to counts, not the key. */
export interface RegisterCaller {
  readonly space: Space;
  readonly keyId: string;
  readonly owner: string;
  readonly now: Date;
  /** What the ids of a repeated call derive from; null for a call without an `Idempotency-Key`. */
  readonly seed: Uint8Array | null;
}

export const actorOf = ({ keyId }: RegisterCaller) => ({ kind: 'organisation', id: keyId }) as const;
export const service = { kind: 'service', id: null } as const;

/** The operator may name an organisation whose data are concerned; an organisation has only its own. */
export function targetOf(
  { space }: RegisterCaller,
  named: { readonly id: string; readonly mode: Mode } | null,
): Space {
  if (space !== operatorSpace) {
    if (named === null) return space;
    const detail = 'Only the operator names an organisation.';
    throw new Failure(422, 'validation_failed', detail, {
      errors: [{ pointer: '/organisation', code: 'not_allowed', detail }],
    });
  }
  if (named !== null) return spaceOf(named.id, named.mode);
  const detail = 'Say whose data are concerned.';
  throw new Failure(422, 'validation_failed', detail, {
    errors: [{ pointer: '/organisation', code: 'required', detail }],
  });
}
