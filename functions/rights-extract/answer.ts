import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { answeredPart } from '../../layers/usecases/privacy/extract/answer-part.ts';
import { buildExtract } from '../../layers/usecases/privacy/extract/build-extract.ts';
import { provenRequest } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { origin } from '../shared/environment.ts';
import { operator } from '../shared/operator.ts';

export const ports = {
  cases: privacyCaseStore,
  disclosures: disclosureLog,
  documents: documentStore,
  envelopes: envelopeStore,
  organisations: organisationStore,
  recipients: recipientRegister,
  sessions: signingSessions,
  transmissions,
};

/** The extract that whoever holds the session may fetch. */
export async function answer(call: {
  readonly params: { readonly id: string; readonly part: string };
  readonly privacySession: string | null;
  readonly now: Date;
}) {
  const found = await provenRequest(ports, call.params.id, call.privacySession, call.now);
  const part = await answeredPart(ports, found, call.params.part);
  const about = { operator: operator(), origin: origin(), now: call.now };
  return { ...part, extract: await buildExtract(ports, { ...part, ...about }) };
}
