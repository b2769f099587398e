import { identityVault } from '../../layers/aws/privacy/identity-vault.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { revealNumber } from '../../layers/usecases/privacy/subjects/reveal-number.ts';
import { parseSubject } from '../../layers/usecases/privacy/subjects/subject-id.ts';

const ports = { envelopes: envelopeStore, vault: identityVault };

export const revealIdentityNumber: RouteHandler<'revealIdentityNumber'> = async (call) => {
  const { space, keyId } = call.principal;
  const why = { ...call.body, actor: { kind: 'organisation', id: keyId } as const };
  return { status: 200, body: await revealNumber(ports, space, parseSubject(call.params.subjectId), why) };
};
