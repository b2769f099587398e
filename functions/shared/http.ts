import { createHash } from 'node:crypto';
import { jcs } from '../../layers/domain/evidence/leaf.ts';
import type { IfMatch } from '../../layers/http/etag.ts';
import type { ApiKeyPrincipal } from '../../layers/ports/api-keys.ts';
import type { SigningPrincipal } from '../../layers/ports/signing-links.ts';
import type { Caller } from '../../layers/usecases/envelopes/envelope-input.ts';
import type { RegisterCaller } from '../../layers/usecases/privacy/registers/register-caller.ts';
import type { Signer } from '../../layers/usecases/signing/signer.ts';

export const callerOf = ({ space, keyId }: ApiKeyPrincipal): Caller => ({ space, keyId });

export const signerOf = (principal: SigningPrincipal, session: string | null): Signer => ({
  ...principal,
  session,
});

/** The versions a client takes, null for any. */
export const expected = (ifMatch: IfMatch | null): readonly number[] | null =>
  ifMatch === null || ifMatch.any ? null : ifMatch.versions;

/** Ids outlive what they name, and identity numbers are few enough to be guessed from a digest. */
const withoutNumbers = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body ?? null, (name, value: unknown) => (name === 'nationalId' ? null : value)));

/** What ids of a repeatable call derive from: the same key and body arrive at the same ids. */
export const seedOf = (call: {
  principal: ApiKeyPrincipal;
  operationId: string;
  idempotencyKey: string | null;
  body: unknown;
}): Uint8Array | null =>
  call.idempotencyKey === null
    ? null
    : createHash('sha256')
        .update(jcs([call.principal.space, call.operationId, call.idempotencyKey, withoutNumbers(call.body)]))
        .digest();

/** Whoever keeps a register, as the use cases want it. */
export const registerCallerOf = (call: {
  principal: ApiKeyPrincipal;
  operationId: string;
  idempotencyKey: string | null;
  body: unknown;
  now: Date;
}): RegisterCaller => {
  const { space, keyId, owner } = call.principal;
  return { space, keyId, owner, now: call.now, seed: seedOf(call) };
};
