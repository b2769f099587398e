import { t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';
import type { App } from '../app.ts';
import { createFieldPath } from '../fields/create-field-path.ts';
import { createFieldMark } from '../fields/field-mark.ts';
import { createFieldPanel } from '../fields/field-panel.ts';
import { createCanvasBudget } from '../viewer/canvas-budget.ts';
import { createDocumentView } from '../viewer/document-view.ts';
import { createZoom } from '../viewer/zoom.ts';
import { createActCard } from './act-card.ts';
import { downloadButton } from './download-button.ts';

const FLASH_MS = 1200;

/** The documents with the person's fields on them, the way from field to field, and the act at the end. */
export function documentsScreen(app: App): HTMLElement {
  const { view } = app;
  const path = createFieldPath(app);
  const readable = new Set<string>();
  const settle = (id: string) => {
    readable.add(id);
    refresh();
  };
  const budget = createCanvasBudget();
  const views = view.documents.map((file) =>
    createDocumentView({
      api: app.api,
      document: file,
      sender: () => view.envelope.sender,
      fields: path.fields.filter((field) => field.documentId === file.id),
      mark: (field) => createFieldMark(path, field),
      onReady: () => settle(file.id),
      download: downloadButton(app, file, 'original', false, () => settle(file.id)),
      budget,
    }),
  );
  const reader = h('div', { class: 'reader', role: 'region', 'aria-label': () => t('document.region') });
  const zoom = createZoom(reader, budget.redraw);
  reader.append(...views.map((document) => document.element));

  const act = createActCard(app, path, () => views.every((document) => readable.has(document.document.id)));
  const toAct = () => {
    act.element.scrollIntoView({ behavior: motion(), block: 'start' });
    act.heading.focus({ preventScroll: true });
  };
  const panel = createFieldPanel(app, path, toAct);
  path.onMove((field) => {
    if (field === undefined) return;
    const sheet = views.find((document) => document.document.id === field.documentId)?.sheet(field.page);
    const mark = sheet?.querySelector(`[data-field="${CSS.escape(field.id)}"]`);
    (mark ?? sheet)?.scrollIntoView({ behavior: motion(), block: 'center', inline: 'center' });
    mark?.classList.add('is-flashing');
    setTimeout(() => mark?.classList.remove('is-flashing'), FLASH_MS);
  });
  followKeyboard(panel.element);
  hideAtEnd(panel.element, act.end);
  for (const document of views) void document.load();

  return h(
    'div',
    { class: 'signing', 'data-role': view.recipient.role },
    h(
      'header',
      { class: 'signing-head' },
      h('h1', { tabindex: '-1' }, view.envelope.title),
      h('p', { class: 'signing-sender' }, view.envelope.sender),
      zoom.element,
    ),
    h(
      'a',
      {
        class: 'skip-link',
        href: `#${location.hash.slice(1)}`,
        on: { click: (event) => skip(event, toAct) },
      },
      () => t('skip.signing'),
    ),
    reader,
    h('aside', { class: 'side' }, panel.element, act.element),
  );
}

function skip(event: Event, toAct: () => void): void {
  event.preventDefault();
  toAct();
}

function motion(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

/** Keeps the panel above the on-screen keyboard of phones whose window does not shrink. */
function followKeyboard(panel: HTMLElement): void {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const follow = () => {
    const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    panel.style.setProperty('--keyboard', viewport.scale > 1.05 ? '0px' : `${covered}px`);
  };
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
}

/** On a phone the panel lies over the page; it steps aside when the last button is in view. */
function hideAtEnd(panel: HTMLElement, end: HTMLElement): void {
  new IntersectionObserver((entries) => {
    panel.classList.toggle('is-aside', entries.at(-1)?.isIntersecting === true);
  }).observe(end);
}
