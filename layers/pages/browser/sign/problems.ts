import { formatWait, t } from '../shared/language.ts';
import { ApiProblem, NetworkError } from './api.ts';
import type { App } from './app.ts';
import { showNotice } from './notice.ts';

/** Codes after which the state of the envelope has to be read again: the answer decides what is shown. */
const STATE_CODES: readonly string[] = [
  'envelope_declined',
  'envelope_voided',
  'envelope_expired',
  'envelope_completed',
  'not_your_turn',
  'invalid_state',
  'conflict',
];

/** Explains a failed call in words that tell the person what to do, and moves to the screen that fits. */
export async function explain(app: App, error: unknown, retry: () => void): Promise<void> {
  if (error instanceof NetworkError) {
    showNotice({ tone: 'problem', text: () => t('network.lost'), retry });
    return;
  }
  if (!(error instanceof ApiProblem)) throw error;
  if (error.status === 401 || error.status === 404) {
    app.show('unknown');
    return;
  }
  if (error.code === 'restricted') {
    app.show('restricted');
    return;
  }
  if (error.code === 'presentation_changed') {
    app.draft.consent = false;
    app.save();
    await app.load();
    showNotice({ tone: 'info', text: () => t('changed.body', { sender: app.view.envelope.sender }) });
    return;
  }
  if (error.code === 'authentication_required') {
    app.kept.session = null;
    app.kept.codeSent = false;
    app.save();
    app.show('code');
    showNotice({ tone: 'info', text: () => t('code.expired') });
    return;
  }
  if (STATE_CODES.includes(error.code)) {
    await app.load();
    return;
  }
  showNotice(describe(error, retry));
}

function describe(error: ApiProblem, retry: () => void) {
  const { requestId, retryAfter } = error;
  const reference = requestId === null ? {} : { detail: () => t('server.reference', { id: requestId }) };
  if (error.code === 'code_locked') {
    return { tone: 'problem' as const, text: () => lockedText(retryAfter) };
  }
  if (error.status === 429) return { tone: 'problem' as const, text: () => t('server.tooMany'), retry };
  if (error.status >= 500)
    return { tone: 'problem' as const, text: () => t('server.failed'), retry, ...reference };
  return { tone: 'problem' as const, text: () => t('server.refused'), ...reference };
}

/** How long the codes are locked, in words. */
export function lockedText(retryAfter: number | null): string {
  return retryAfter === null ? t('code.lockedLater') : t('code.locked', { when: formatWait(retryAfter) });
}
