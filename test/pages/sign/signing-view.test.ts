import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signingViewExample } from '../../../layers/http/examples/signing.ts';
import { parseContentLink, parseSigningView } from '../../../layers/pages/sign/signing-view.ts';

describe('reading GET /v1/signing', () => {
  it('understands the example of the contract, every member of it', () => {
    const view = parseSigningView(signingViewExample);
    const [document] = signingViewExample.documents;
    expect(view).toEqual({
      envelope: {
        title: 'Lejekontrakt 12',
        message: 'Please sign by Friday',
        sender: 'Bolig ApS',
        status: 'inProgress',
      },
      recipient: { name: 'Åse Ø', role: 'signer', locale: 'da', status: 'opened' },
      authentication: { channel: null, done: true },
      presented: signingViewExample.presented,
      receipt: null,
      documents: [
        {
          id: document?.id,
          name: 'contract.pdf',
          pages: 2,
          size: document?.size,
          sha256: document?.sha256,
          findings: [],
          link: {
            url: document?.content?.url,
            headers: {},
            expiresAt: Date.parse(document?.content?.expiresAt ?? ''),
          },
        },
      ],
      fields: signingViewExample.fields.map(({ document: documentId, ...field }) => ({
        ...field,
        documentId,
      })),
      notice: {
        controller: 'Bolig ApS',
        contact: 'leje@example.com',
        policyUrl: 'https://sign.example.com/privacy/policy?locale=da',
        policyChange: {
          effectiveFrom: '2027-03-01',
          url: 'https://sign.example.com/privacy/policy?version=2',
        },
        consentText: {
          id: 'signing-consent',
          locale: 'da',
          text: 'Jeg har læst det viste og underskriver det elektronisk.',
        },
      },
    });
  });

  it.each([
    ['emailCode', 'email'],
    ['smsCode', 'sms'],
    ['link', null],
  ])('knows where a code for %s goes', (required, channel) => {
    const view = parseSigningView({ ...signingViewExample, authentication: { required, done: false } });
    expect(view.authentication).toEqual({ channel, done: false });
  });

  it('has no link to a document before the code', () => {
    const documents = signingViewExample.documents.map((document) => ({ ...document, content: null }));
    expect(parseSigningView({ ...signingViewExample, documents }).documents[0]?.link).toBeNull();
  });

  it.each(['javascript:alert(1)', 'data:application/pdf,x', 'file:///etc/passwd', '//evil.example', ''])(
    'takes no document from %j',
    (url) => {
      expect(parseContentLink({ url, headers: {}, expiresAt: '2026-01-01T00:00:00Z' })).toBeNull();
    },
  );

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(parseSigningView(json).documents).toBeInstanceOf(Array);
      }),
    );
  });
});
