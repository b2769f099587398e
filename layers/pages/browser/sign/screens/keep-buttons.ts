import { saveFile } from '../../shared/download.ts';
import { icon } from '../../shared/icons.ts';
import { t } from '../../shared/language.ts';
import { type Child, h } from '../../shared/live.ts';
import type { App } from '../app.ts';

const keepButton = (action: string, label: () => string, keep: () => void): HTMLElement =>
  h(
    'button',
    { type: 'button', class: 'button', 'data-action': action, on: { click: keep } },
    icon('download'),
    label,
  );

/** The signed receipt of what this person did; nothing for who has none. */
export function receiptButton(app: App): Child {
  const { receipt } = app.view;
  if (receipt === null) return null;
  const file = new Blob([receipt], { type: 'application/jose' });
  return keepButton(
    'receipt',
    () => t('acted.receipt'),
    () => saveFile(file, 'receipt.jws'),
  );
}

/** The evidence with this person's salts: it proves what happened without our help, also after an erasure. */
export function evidenceButton(app: App): HTMLElement {
  const keep = async () => {
    const bundle = await app.attempt(
      () => app.api.get('/v1/signing/evidence'),
      () => void keep(),
    );
    if (bundle === undefined) return;
    saveFile(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/json' }), 'evidence.json');
  };
  return keepButton(
    'evidence',
    () => t('completed.evidence'),
    () => void keep(),
  );
}
