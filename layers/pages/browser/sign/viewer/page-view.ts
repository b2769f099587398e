import type { RenderTask, TextLayer } from 'pdfjs-dist';
import { t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import { loadEngine, type PDFDocumentProxy, type PDFPageProxy } from './pdf-engine.ts';

/** No canvas gets more pixels than this: iOS draws nothing above 16,777,216. */
const MAX_PIXELS = 12_000_000;
/** On a narrow screen a page is drawn finer than the screen, so that pinching shows sharp letters. */
const NARROW_PX = 600;
const NARROW_FACTOR = 1.6;

/** One page: a white sheet at its true proportions, drawn only while it is near the window. */
export interface PageView {
  readonly element: HTMLElement;
  /** Layer for fields, in percent of the sheet. */
  readonly fields: HTMLElement;
  /** Size in PDF points as displayed. */
  readonly size: () => { width: number; height: number };
  /** Reads the page's own size; afterwards `size` is right. */
  measure(): Promise<void>;
  /** Draws the page, or draws it again when the sheet is of another size now. */
  draw(): Promise<void>;
  /** Pixels of the drawn picture, 0 when there is none. */
  readonly pixels: () => number;
  /** Gives the memory back; the sheet stays. */
  release(): void;
}

/** Displayed size of a page in points: crop box, its unit, turned by its rotation. */
function displayedSize(page: PDFPageProxy): { width: number; height: number } {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const turned = page.rotate % 180 !== 0;
  const [across, up] = [(x1 - x0) * page.userUnit, (y1 - y0) * page.userUnit];
  return turned ? { width: up, height: across } : { width: across, height: up };
}

/**
 * @param pdf the open document
 * @param number page number from 1
 * @param guess size to lay the sheet out with until it is measured
 */
export function createPageView(
  pdf: PDFDocumentProxy,
  number: number,
  guess: { width: number; height: number },
): PageView {
  let size = guess;
  let drawnWidth = 0;
  let task: RenderTask | null = null;
  let text: TextLayer | null = null;
  let drawing: Promise<void> | null = null;
  const canvasPlace = h('div', { class: 'sheet-canvas', 'aria-hidden': 'true' });
  const textPlace = h('div', { class: 'textLayer' });
  const fields = h('div', { class: 'sheet-fields' });
  const element = h(
    'section',
    {
      class: 'sheet',
      'data-page': number,
      'aria-label': () => t('document.page', { page: number, pages: pdf.numPages }),
    },
    canvasPlace,
    textPlace,
    fields,
  );

  const lay = () => {
    element.style.aspectRatio = `${size.width} / ${size.height}`;
    const scale = element.clientWidth / size.width;
    if (scale > 0) element.style.setProperty('--total-scale-factor', String(scale));
  };
  new ResizeObserver(lay).observe(element);
  lay();

  const measure = async () => {
    size = displayedSize(await pdf.getPage(number));
    lay();
  };

  const drawNow = async () => {
    const page = await pdf.getPage(number);
    size = displayedSize(page);
    lay();
    const width = element.clientWidth;
    if (width === 0 || Math.abs(width - drawnWidth) < 1) return;
    const natural = page.getViewport({ scale: 1 });
    const fine = (window.devicePixelRatio || 1) * (width < NARROW_PX ? NARROW_FACTOR : 1);
    const wanted = (width / natural.width) * fine;
    const most = Math.sqrt(MAX_PIXELS / (natural.width * natural.height));
    const viewport = page.getViewport({ scale: Math.min(wanted, most) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    task = page.render({ canvas, viewport });
    await task.promise;
    canvasPlace.replaceChildren(canvas);
    drawnWidth = width;
    element.dataset.drawn = '';
    if (text === null) await addText(page);
  };

  const addText = async (page: PDFPageProxy) => {
    const { pdf: engine } = await loadEngine();
    const scale = element.clientWidth / size.width;
    textPlace.replaceChildren();
    text = new engine.TextLayer({
      textContentSource: page.streamTextContent(),
      container: textPlace,
      viewport: page.getViewport({ scale }),
    });
    await text.render();
  };

  const draw = async () => {
    drawing ??= drawNow()
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error;
      })
      .finally(() => {
        drawing = null;
        task = null;
      });
    await drawing;
  };

  const release = () => {
    task?.cancel();
    for (const canvas of canvasPlace.querySelectorAll('canvas')) {
      canvas.width = 0;
      canvas.height = 0;
    }
    canvasPlace.replaceChildren();
    drawnWidth = 0;
    delete element.dataset.drawn;
  };

  const pixels = () => {
    const canvas = canvasPlace.querySelector('canvas');
    return canvas === null ? 0 : canvas.width * canvas.height;
  };

  return { element, fields, size: () => size, measure, draw, pixels, release };
}
