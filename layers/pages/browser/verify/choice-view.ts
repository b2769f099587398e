import { icon } from '../shared/icons.ts';
import { t } from '../shared/language.ts';
import { h } from '../shared/live.ts';

/** A place to choose a file or to drop it. */
export function choiceView(onFile: (file: File) => void): HTMLElement {
  const input = h('input', {
    type: 'file',
    id: 'file',
    name: 'file',
    class: 'visually-hidden',
    accept: 'application/pdf,.pdf',
  });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) onFile(file);
    input.value = '';
  });
  const drop = h(
    'div',
    { class: 'drop' },
    icon('file'),
    input,
    h('label', { class: 'button button-primary', for: 'file' }, () => t('verify.choose')),
    h('p', { class: 'hint' }, () => t('verify.drop')),
  );
  const over = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    drop.classList.toggle('is-over', on);
  };
  drop.addEventListener('dragover', over(true));
  drop.addEventListener('dragleave', over(false));
  drop.addEventListener('drop', (event) => {
    over(false)(event);
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) onFile(file);
  });
  return drop;
}
