import type { SigningDocument } from '../../../sign/signing-view.ts';
import { saveFile } from '../../shared/download.ts';
import { icon } from '../../shared/icons.ts';
import { t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import { ApiProblem, NetworkError } from '../api.ts';
import type { App } from '../app.ts';
import { showNotice } from '../notice.ts';
import { type DocumentVersion, fetchDocument, MismatchError } from '../viewer/document-bytes.ts';

/**
 * Downloads a document after checking its hash.
 *
 * @param prominent true for the copy at the end, false for the small button beside a document
 * @param onDone called when the person has the file
 */
export function downloadButton(
  app: App,
  file: SigningDocument,
  version: DocumentVersion,
  prominent: boolean,
  onDone: () => void = () => {},
): HTMLElement {
  const download = async () => {
    button.setAttribute('aria-busy', 'true');
    await app.attempt(
      async () => {
        const bytes = await fetched(app, file, version);
        if (bytes === null) return;
        saveFile(new Blob([bytes], { type: 'application/pdf' }), fileName(file.name, version));
        onDone();
      },
      () => void download(),
    );
    button.removeAttribute('aria-busy');
  };
  const label = () => t('document.download', { name: file.name });
  const button = h(
    'button',
    {
      type: 'button',
      class: prominent ? 'button button-primary button-wide' : 'button button-small',
      'data-action': 'download',
      'data-version': version,
      'aria-label': label,
      on: { click: () => void download() },
    },
    icon('download'),
    h('span', {}, () => (prominent ? label() : t('document.downloadShort'))),
  );
  return button;
}

/** `lease.pdf` → `lease-sealed.pdf`, so that the copy does not take the place of the original. */
function fileName(name: string, version: DocumentVersion): string {
  if (version === 'original') return name;
  return name.replace(/(\.pdf)?$/i, `-${version}.pdf`);
}

async function fetched(
  app: App,
  file: SigningDocument,
  version: DocumentVersion,
): Promise<ArrayBuffer | null> {
  try {
    return await fetchDocument(app.api, file, version);
  } catch (error) {
    if (error instanceof MismatchError) {
      showNotice({
        tone: 'problem',
        text: () => t('document.mismatch', { sender: app.view.envelope.sender }),
      });
      return null;
    }
    if (error instanceof NetworkError || error instanceof ApiProblem) throw error;
    showNotice({ tone: 'problem', text: () => t('document.downloadFailed') });
    return null;
  }
}
