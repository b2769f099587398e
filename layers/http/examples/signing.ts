import type { SigningView } from '../schemas/signing.ts';
import { presentedExample } from './evidence.ts';
import { ids, sha256 } from './ids.ts';

export const contentExample = {
  url: 'https://documents.example.com/original?X-Amz-Expires=300',
  headers: {},
  expiresAt: '2026-11-24T10:05:00Z',
  sha256,
  size: 48_213,
};

export const signingViewExample: SigningView = {
  envelope: {
    title: 'Lejekontrakt 12',
    message: 'Please sign by Friday',
    sender: { name: 'Bolig ApS', email: 'leje@example.com' },
    status: 'inProgress',
  },
  recipient: { name: 'Åse Ø', role: 'signer', locale: 'da', status: 'opened' },
  authentication: { required: 'link', done: true },
  presented: presentedExample,
  receipt: null,
  documents: [
    {
      id: ids.document,
      name: 'contract.pdf',
      size: 48_213,
      sha256,
      pages: 2,
      findings: [],
      content: contentExample,
    },
  ],
  fields: [
    {
      id: ids.field,
      document: ids.document,
      type: 'signature',
      page: 1,
      x: 72,
      y: 640,
      width: 180,
      height: 48,
      required: true,
    },
  ],
  notice: {
    controller: 'Bolig ApS',
    contact: 'leje@example.com',
    policyUrl: 'https://sign.example.com/privacy/policy?locale=da',
    policyChange: {
      version: 2,
      effectiveFrom: '2027-03-01',
      url: 'https://sign.example.com/privacy/policy?version=2',
    },
    consentText: {
      id: 'signing-consent',
      version: 1,
      locale: 'da',
      text: 'Jeg har læst det viste og underskriver det elektronisk.',
    },
  },
};
