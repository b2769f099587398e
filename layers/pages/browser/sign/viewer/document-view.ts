import type { SigningDocument, SigningField } from '../../../sign/signing-view.ts';
import { icon } from '../../shared/icons.ts';
import { plural, t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import { ApiProblem, NetworkError, type SigningApi } from '../api.ts';
import type { CanvasBudget } from './canvas-budget.ts';
import { fetchDocument, MismatchError } from './document-bytes.ts';
import { createPageView, type PageView } from './page-view.ts';
import { openPdf } from './pdf-engine.ts';

const A4 = { width: 595, height: 842 };
/** Pages this near to the window are drawn; farther ones give their memory back. */
const NEAR = '100% 0px';

/** One document on the page: its name, its state, its sheets. */
export interface DocumentView {
  readonly element: HTMLElement;
  readonly document: SigningDocument;
  /** True when the bytes were checked and the pages can be read. */
  readonly ready: () => boolean;
  load(): Promise<void>;
  /** The sheet with a field, measured, so that it can be scrolled to. */
  sheet(page: number): HTMLElement | undefined;
}

export interface DocumentViewOptions {
  readonly api: SigningApi;
  readonly document: SigningDocument;
  readonly sender: () => string;
  readonly fields: readonly SigningField[];
  /** The mark for a field; it is laid over the page at its coordinates. */
  readonly mark: (field: SigningField) => HTMLElement;
  readonly onReady: () => void;
  readonly download: HTMLElement;
  readonly budget: CanvasBudget;
}

/** Lays an element over a sheet: points from the top-left corner become percent of the sheet. */
function place(element: HTMLElement, field: SigningField, size: { width: number; height: number }): void {
  const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`;
  element.style.left = percent(field.x, size.width);
  element.style.top = percent(field.y, size.height);
  element.style.width = percent(field.width, size.width);
  element.style.height = percent(field.height, size.height);
}

export function createDocumentView(options: DocumentViewOptions): DocumentView {
  const { api, document: file, fields } = options;
  let pages: PageView[] = [];
  let checked = false;
  let failure: (() => string) | null = null;
  let share = 0;

  const meter = h('progress', {
    class: 'document-progress',
    max: '1',
    'aria-label': () => t('document.loading'),
  });
  const state = h('div', { class: 'document-state' });
  const sheets = h('div', { class: 'sheets' });
  const checkMark = h('p', { class: 'document-checked', hidden: true }, icon('check'), () =>
    t('document.checked'),
  );
  const element = h(
    'article',
    { class: 'document', 'data-document': file.id, 'aria-labelledby': `name-${file.id}` },
    h(
      'header',
      { class: 'document-head' },
      h('h2', { id: `name-${file.id}` }, file.name),
      h('p', { class: 'document-facts' }, () =>
        file.pages === null ? '' : plural('welcome.pages', file.pages),
      ),
      options.download,
    ),
    findings(file),
    state,
    sheets,
    checkMark,
  );

  const paintState = () => {
    if (failure !== null) {
      const retry = h('button', { type: 'button', class: 'button', on: { click: () => void load() } }, () =>
        t('common.retry'),
      );
      state.replaceChildren(
        h('p', { class: 'document-problem', role: 'alert' }, icon('warning'), failure),
        retry,
      );
    } else if (!checked) {
      meter.value = share;
      if (meter.parentElement === null)
        state.replaceChildren(
          h('p', {}, () => t('document.loading')),
          meter,
        );
    } else {
      state.replaceChildren();
    }
  };

  const load = async () => {
    failure = null;
    share = 0;
    paintState();
    try {
      const bytes = await fetchDocument(api, file, 'original', (next) => {
        share = next;
        meter.value = next;
      });
      await show(bytes);
    } catch (error) {
      failure = whyNot(error);
      paintState();
    }
  };

  const whyNot = (error: unknown): (() => string) => {
    if (error instanceof MismatchError) return () => t('document.mismatch', { sender: options.sender() });
    if (error instanceof NetworkError) return () => t('network.lost');
    if (error instanceof Error && error.name === 'InvalidPDFException') return () => t('document.unreadable');
    if (!(error instanceof ApiProblem)) reportError(error);
    return () => t('document.failed');
  };

  const show = async (bytes: ArrayBuffer) => {
    const pdf = await openPdf(bytes);
    const first = createPageView(pdf, 1, A4);
    await first.measure();
    pages = [first];
    for (let number = 2; number <= pdf.numPages; number += 1) {
      pages.push(createPageView(pdf, number, first.size()));
    }
    sheets.replaceChildren(...pages.map((page) => page.element));
    checked = true;
    checkMark.hidden = false;
    paintState();
    await layFields();
    watch();
    options.onReady();
  };

  const layFields = async () => {
    for (const field of fields) {
      const page = pages[field.page - 1];
      if (page === undefined) continue;
      await page.measure();
      const mark = options.mark(field);
      place(mark, field, page.size());
      page.fields.append(mark);
    }
  };

  const watch = () => {
    const byElement = new Map(pages.map((page) => [page.element, page]));
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const page = entry.target instanceof HTMLElement ? byElement.get(entry.target) : undefined;
          if (page === undefined) continue;
          if (entry.isIntersecting) options.budget.enter(page);
          else options.budget.leave(page);
        }
      },
      { rootMargin: NEAR },
    );
    for (const page of pages) observer.observe(page.element);
  };

  return {
    element,
    document: file,
    ready: () => checked,
    load,
    sheet: (page) => pages[page - 1]?.element,
  };
}

/** What the check found and the sender's organisation lets through: the person is told before they read. */
function findings(file: SigningDocument): HTMLElement | null {
  const known = file.findings.filter((code) => code === 'hiddenContent' || code === 'activeContent');
  if (known.length === 0) return null;
  return h(
    'div',
    { class: 'document-note', role: 'note', 'aria-label': () => t('document.note') },
    icon('warning'),
    h(
      'div',
      {},
      known.map((code) => h('p', {}, () => t(`document.${code}`))),
    ),
  );
}
