import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { identityVault } from '../../layers/aws/privacy/identity-vault.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { answeredPart } from '../../layers/usecases/privacy/extract/answer-part.ts';
import { provenRequest } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { revealOwnNumbers as reveal } from '../../layers/usecases/privacy/subjects/reveal-own-numbers.ts';

const ports = {
  cases: privacyCaseStore,
  envelopes: envelopeStore,
  organisations: organisationStore,
  sessions: signingSessions,
  vault: identityVault,
};

export const revealOwnNumbers: RouteHandler<'revealOwnNumbers'> = async (call) => {
  const found = await provenRequest(ports, call.params.id, call.privacySession, call.now);
  const { space, part } = await answeredPart(ports, found, call.params.part);
  return { status: 200, body: { items: await reveal(ports, space, part) } };
};
