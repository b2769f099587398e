import type { RouteLink } from '../route.ts';

const by = (operationId: string, parameters: Record<string, string>, description: string): RouteLink => ({
  operationId,
  parameters,
  description,
});

const fromBody = { envelopeId: '$response.body#/id' };
const fromPath = { envelopeId: '$request.path.envelopeId' };

/** What may follow on an answer that is an envelope. */
export const envelopeLinks = {
  getEnvelope: by('getEnvelope', fromBody, 'Read it again.'),
  listEnvelopeEvents: by('listEnvelopeEvents', fromBody, 'What happened to it.'),
  getEnvelopeEvidence: by('getEnvelopeEvidence', fromBody, 'Its evidence.'),
};

/** What may follow on a draft. */
export const draftLinks = {
  ...envelopeLinks,
  addDocument: by('addDocument', fromBody, 'Announce a document for upload.'),
  addRecipient: by('addRecipient', fromBody, 'Add a recipient.'),
  replaceFields: by('replaceFields', fromBody, 'Place the fields.'),
  sendEnvelope: by('sendEnvelope', fromBody, 'Send it.'),
  deleteEnvelope: by('deleteEnvelope', fromBody, 'Delete the draft.'),
};

/** What may follow on an envelope that is under way. */
export const sentLinks = {
  ...envelopeLinks,
  correctEnvelope: by('correctEnvelope', fromBody, 'Correct recipients, message or deadline.'),
  remindEnvelope: by('remindEnvelope', fromBody, 'Remind those whose turn it is.'),
  voidEnvelope: by('voidEnvelope', fromBody, 'Call it back.'),
};

/** The envelope in the path of the request. */
export const parentEnvelope = { getEnvelope: by('getEnvelope', fromPath, 'The envelope.') };

export const documentLinks = {
  ...parentEnvelope,
  removeDocument: by(
    'removeDocument',
    { ...fromPath, documentId: '$response.body#/document/id' },
    'Remove the document.',
  ),
};

export const recipientLinks = {
  ...parentEnvelope,
  removeRecipient: by(
    'removeRecipient',
    { ...fromPath, recipientId: '$response.body#/id' },
    'Remove the recipient.',
  ),
};

export const operationLinks = {
  getOperation: by('getOperation', { operationId: '$response.body#/id' }, 'How far it is.'),
  cancelOperation: by('cancelOperation', { operationId: '$response.body#/id' }, 'Take it back in time.'),
};

export const receiptLinks = {
  getReceipt: by('getReceipt', { receiptId: '$response.body#/receipt' }, 'The signed receipt.'),
};
