/**
 * What the browser gets: the list that the build works from. Paths are relative to the project's folder.
 */

/** Browser code and styles that are bundled; the public name gets a hash. */
export const entryPoints = [
  { name: 'sign', source: 'layers/pages/browser/sign/main.ts' },
  { name: 'docs', source: 'layers/pages/browser/docs/main.ts' },
  { name: 'verify', source: 'layers/pages/browser/verify/main.ts' },
  { name: 'rights', source: 'layers/pages/browser/rights/main.ts' },
  { name: 'language', source: 'layers/pages/browser/shared/language-only.ts' },
  { name: 'sigill', source: 'layers/pages/styles/sigill.css' },
] as const;

/** Entry points that share no part with others: one file that works on without the network once it is there. */
export const ALONE: ReadonlySet<string> = new Set(['verify']);

/** Own files that are copied; the public name gets a hash. */
export const staticFiles = [{ name: 'sigill.svg', source: 'layers/pages/styles/sigill.svg' }] as const;

/** Folder of pdf.js and the parts of it that are served, under `pdfjs-<version>-<file name>`. */
export const pdfViewer = {
  folder: 'node_modules/pdfjs-dist',
  /** The worker in the build for older browsers too: a signer does not choose the newest phone. */
  worker: { source: 'legacy/build/pdf.worker.min.mjs', name: 'pdf.worker.mjs' },
  /** Decoders for scanned pages in plain JavaScript: WebAssembly would need a wider policy. */
  decoders: ['wasm/jbig2_nowasm_fallback.js', 'wasm/openjpeg_nowasm_fallback.js'],
  /** Fonts for documents that embed none, and character maps for East Asian ones. */
  folders: ['standard_fonts', 'cmaps'],
  licences: ['LICENSE', 'standard_fonts/LICENSE_FOXIT', 'standard_fonts/LICENSE_LIBERATION', 'cmaps/LICENSE'],
} as const;
