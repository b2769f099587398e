import type { PDFDocumentProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

const FOLDERS = new Set(['cMapUrl', 'standardFontDataUrl']);

/**
 * Loads pdf.js when the first document is shown. Scripting is not in the build; nothing is fetched from the
 * document's own addresses; fonts that a document lacks come from our own origin and never from the reader's system,
 * so that everyone sees the same glyphs.
 */
async function engine() {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const asset = (name: string) => new URL(`./pdfjs-${pdf.version}-${name}`, import.meta.url).href;
  pdf.GlobalWorkerOptions.workerSrc = asset('pdf.worker.mjs');
  class OwnFiles {
    async fetch(wanted: { kind: string; filename: string }): Promise<Uint8Array> {
      if (!FOLDERS.has(wanted.kind)) throw new Error(`Not served: ${wanted.kind}`);
      const response = await fetch(asset(wanted.filename), { credentials: 'omit' });
      if (!response.ok) throw new Error(`Not found: ${wanted.filename}`);
      return new Uint8Array(await response.arrayBuffer());
    }
  }
  return { pdf, OwnFiles };
}

let loading: ReturnType<typeof engine> | null = null;

/** The engine; loaded once, again only after a failure. */
export async function loadEngine(): ReturnType<typeof engine> {
  loading ??= engine();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/**
 * Opens a document from its bytes (which move to the worker).
 *
 * @throws what pdf.js throws for a file that it cannot read
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  const { pdf, OwnFiles } = await loadEngine();
  const folder = new URL('./', import.meta.url).href;
  return pdf.getDocument({
    data: bytes,
    BinaryDataFactory: OwnFiles,
    cMapUrl: folder,
    standardFontDataUrl: folder,
    wasmUrl: folder,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    isImageDecoderSupported: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  }).promise;
}
