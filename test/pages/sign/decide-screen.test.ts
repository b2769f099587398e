import { describe, expect, it } from 'vitest';
import { signingViewExample } from '../../../layers/http/examples/signing.ts';
import { envelopeStatus, recipientStatus } from '../../../layers/http/schemas/vocabulary.ts';
import { decideScreen, type ScreenName } from '../../../layers/pages/sign/decide-screen.ts';
import { parseSigningView } from '../../../layers/pages/sign/signing-view.ts';

interface State {
  readonly envelope?: string;
  readonly recipient?: string;
  readonly role?: string;
  readonly method?: string;
  readonly done?: boolean;
}

function screenFor({
  envelope = 'inProgress',
  recipient = 'opened',
  role = 'signer',
  method = 'link',
  done = true,
}: State) {
  return decideScreen(
    parseSigningView({
      ...signingViewExample,
      envelope: { ...signingViewExample.envelope, status: envelope },
      recipient: { ...signingViewExample.recipient, status: recipient, role },
      authentication: { required: method, done },
    }),
  );
}

describe('the screen', () => {
  const cases: readonly [string, State, ScreenName][] = [
    ['not yet one’s turn', { envelope: 'sent', recipient: 'waiting' }, 'waiting'],
    ['not yet notified', { envelope: 'sent', recipient: 'created' }, 'waiting'],
    ['a fresh link', { envelope: 'sent', recipient: 'notified' }, 'welcome'],
    ['a fresh link that needs a code', { recipient: 'notified', method: 'smsCode', done: false }, 'welcome'],
    ['opened, code missing', { recipient: 'opened', method: 'emailCode', done: false }, 'code'],
    [
      'code given before, session lost',
      { recipient: 'authenticated', method: 'emailCode', done: false },
      'code',
    ],
    ['opened', { recipient: 'opened' }, 'documents'],
    ['code given', { recipient: 'authenticated', method: 'smsCode' }, 'documents'],
    ['signed, others left', { recipient: 'signed' }, 'acted'],
    ['approved', { recipient: 'approved', role: 'approver' }, 'acted'],
    ['viewed', { recipient: 'viewed', role: 'viewer' }, 'acted'],
    ['the seal is being made', { envelope: 'completing', recipient: 'signed' }, 'acted'],
    ['the seal has failed', { envelope: 'sealFailed', recipient: 'signed' }, 'acted'],
    ['completed', { envelope: 'completed', recipient: 'signed' }, 'completed'],
    ['completed, read by a copy', { envelope: 'completed', recipient: 'copied', role: 'copy' }, 'completed'],
    ['completed before a code', { envelope: 'completed', method: 'smsCode', done: false }, 'completed'],
    ['a copy before the end', { recipient: 'notified', role: 'copy' }, 'waiting'],
    ['declined by oneself', { envelope: 'declined', recipient: 'declined' }, 'declinedByMe'],
    ['declined by another', { envelope: 'declined', recipient: 'opened' }, 'declined'],
    ['declined after one’s signature', { envelope: 'declined', recipient: 'signed' }, 'declined'],
    ['voided', { envelope: 'voided', recipient: 'notified' }, 'voided'],
    ['expired', { envelope: 'expired', recipient: 'expired' }, 'expired'],
  ];

  it.each(cases)('when %s', (_name, state, screen) => {
    expect(screenFor(state)).toBe(screen);
  });

  it('never shows documents to sign in a final state, to somebody who is done, or before the code', () => {
    for (const envelope of envelopeStatus.options) {
      for (const recipient of recipientStatus.options) {
        const state = { envelope, recipient };
        const open = ['draft', 'scheduled', 'sent', 'inProgress'].includes(envelope);
        const acted = ['signed', 'approved', 'viewed', 'copied', 'declined'].includes(recipient);
        if (!open || acted) expect(screenFor(state), `${envelope} ${recipient}`).not.toBe('documents');
        expect(screenFor({ ...state, method: 'smsCode', done: false }), `${envelope} ${recipient}`).not.toBe(
          'documents',
        );
      }
    }
  });
});
