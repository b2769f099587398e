import { type ContactChannel, contactChannels } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace } from '../../../domain/space.ts';
import type { CodeOwner } from '../../../ports/one-time-codes.ts';

/** Whose code it is: the person behind a request, reached on one channel. A code for one channel proves no other. */
export const codeOwner = (caseId: string, channel: ContactChannel): CodeOwner => ({
  space: operatorSpace,
  envelopeId: caseId,
  recipientId: 'requester',
  linkVersion: contactChannels.indexOf(channel) + 1,
});
