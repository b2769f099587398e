import { addDuration } from '../../domain/duration.ts';
import { notFound, restricted } from '../../domain/failure.ts';
import { fill } from '../../messages/fill.ts';
import type { PolicyNotices } from '../../ports/policy-notice-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { partOf } from '../envelopes/edit-draft.ts';
import { type ContentVersion, contentOf } from '../envelopes/read-envelope.ts';
import { announcedVersions } from '../privacy/policy/announced-versions.ts';
import { consentTextFor, presentedTo } from './presented.ts';
import {
  authenticationRequired,
  type Envelope,
  isAuthenticated,
  openLink,
  type Recipient,
  type Signer,
} from './signer.ts';
import type { SigningAnswer } from './signing-receipt.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'sessions'>;
type ViewNeeds = Needs & { readonly policyNotices: PolicyNotices };

/** For this long after completion the link alone opens the sealed file. */
export const openAfterCompletion = 'P30D';

const linkStillOpens = (envelope: Envelope, now: Date): boolean =>
  envelope.root.completedAt === null ||
  addDuration(new Date(envelope.root.completedAt), openAfterCompletion) > now;

async function mayRead(
  ports: Needs,
  envelope: Envelope,
  recipient: Recipient,
  signer: Signer,
  now: Date,
): Promise<boolean> {
  if (!linkStillOpens(envelope, now))
    return signer.session !== null && ports.sessions.isValid(signer, signer.session, now);
  return isAuthenticated(ports, recipient, signer, now);
}

/** What the page shows. Reads only: a mail scanner that opens every link changes nothing. */
export async function getSigning(
  ports: ViewNeeds,
  signer: Signer,
  call: { readonly now: Date; readonly policyUrl: string },
) {
  const { envelope, recipient } = await openLink(ports, signer);
  const [announced] = await announcedVersions(ports);
  const done = await mayRead(ports, envelope, recipient, signer, call.now);
  const completed = envelope.root.status === 'completed';
  const consent = consentTextFor(recipient.role, recipient.locale);
  const controller = envelope.root.personal.senderName;
  const contact = envelope.root.personal.senderEmail;
  const documents = await Promise.all(
    envelope.documents.map(async (document) => ({
      id: document.id,
      name: document.personal.name,
      size: document.size,
      sha256: document.sha256,
      pages: document.pages?.length ?? 1,
      findings: document.findings,
      content:
        done && envelope.root.restrictions === 0
          ? await contentOf(ports, document, completed ? 'sealed' : 'original', call.now)
          : null,
    })),
  );
  return {
    envelope: {
      title: envelope.root.personal.title,
      message: envelope.root.personal.message,
      sender: { name: controller, email: contact },
      status: envelope.root.status,
    },
    recipient: {
      name: recipient.personal.name,
      role: recipient.role,
      locale: recipient.locale,
      status: recipient.status,
    },
    authentication: { required: recipient.authentication, done },
    presented: presentedTo(envelope, recipient),
    receipt: done ? receiptOf(recipient) : null,
    documents: done ? documents : [],
    fields: done ? ownFields(envelope, recipient) : [],
    notice: {
      controller,
      contact,
      policyUrl: call.policyUrl,
      policyChange:
        announced === undefined
          ? null
          : {
              version: announced.version,
              effectiveFrom: announced.effectiveFrom,
              url: `${call.policyUrl}?version=${announced.version}`,
            },
      consentText: {
        id: consent.id,
        version: consent.version,
        locale: consent.locale,
        text: fill(consent.text, { controller, contact }),
      },
    },
  };
}

/** The receipt that this person's act was answered with, for who has lost it. */
const receiptOf = ({ personal: { answer } }: Recipient): string | null =>
  answer === null ? null : (JSON.parse(answer) as SigningAnswer).receipt;

/** The fields this person fills. */
export const ownFields = (envelope: Envelope, recipient: Recipient) =>
  envelope.fields.flatMap(({ documentId, fields }) =>
    fields
      .filter((field) => field.recipientId === recipient.id)
      .map(({ recipientId: _own, ...field }) => ({ ...field, document: documentId })),
  );

/** @throws Failure 403 without the required code, 404 for a version that does not exist (yet) */
export async function getSigningContent(
  ports: Needs,
  signer: Signer,
  documentId: string,
  version: ContentVersion,
  now: Date,
) {
  const { envelope, recipient } = await openLink(ports, signer);
  if (!(await mayRead(ports, envelope, recipient, signer, now))) throw authenticationRequired();
  if (envelope.root.restrictions > 0) throw restricted();
  if (version !== 'original' && envelope.root.status !== 'completed') throw notFound();
  return contentOf(ports, partOf(envelope.documents, documentId), version, now);
}
