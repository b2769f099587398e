import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { grayscale, PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import { alignGlyphs } from '../../layers/sealing/author/align-glyphs.ts';

const fonts = resolve(import.meta.dirname, '../../layers/assets/fonts');

const paragraphs: readonly (readonly [string, readonly string[]])[] = [
  [
    '1. Det lejede',
    [
      'Udlejer overlader til lejer lejligheden Strandvejen 12, 2. th., 2100 København Ø, på 78 kvadratmeter.',
      'Lejligheden overtages den 1. januar 2027 i istandsat stand.',
    ],
  ],
  [
    '2. Leje og depositum',
    [
      'Lejen udgør 11.400 kr. om måneden og betales forud den første hverdag.',
      'Ved underskriften betales et depositum på tre måneders leje.',
    ],
  ],
  [
    '3. Opsigelse',
    [
      'Lejer kan opsige aftalen med tre måneders varsel til den første i en måned.',
      'Udlejer kan opsige aftalen efter lejelovens regler.',
    ],
  ],
  [
    '4. Vedligeholdelse',
    ['Udlejer vedligeholder bygningen. Lejer holder lejligheden ren og anmelder skader uden ophold.'],
  ],
  ['5. Underskrift', ['Parterne underskriver digitalt. Det forseglede eksemplar er aftalens original.']],
];

class Page {
  readonly #page: PDFPage;
  #y = 770;
  constructor(page: PDFPage) {
    this.#page = page;
  }
  line(text: string, font: PDFFont, size: number): void {
    this.#page.drawText(text, { x: 72, y: this.#y, size, font, color: grayscale(0.1) });
    this.#y -= size * 1.7;
  }
  gap(height: number): void {
    this.#y -= height;
  }
}

/** The demonstration's contract: two pages in Danish, with places for two signatures on the second. */
export async function demoContract(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const face = async (name: string) =>
    document.embedFont(alignGlyphs(await readFile(join(fonts, `${name}.ttf`))), { subset: true });
  const [text, bold] = [await face('NotoSans_400Regular'), await face('NotoSans_700Bold')];
  const first = new Page(document.addPage([595, 842]));
  first.line('Lejekontrakt', bold, 24);
  first.line('mellem Bolig ApS og Björn Ängström', text, 12);
  first.gap(20);
  const write = (page: Page, parts: typeof paragraphs): void => {
    for (const [heading, lines] of parts) {
      page.line(heading, bold, 12);
      for (const line of lines) page.line(line, text, 10);
      page.gap(14);
    }
  };
  write(first, paragraphs.slice(0, 3));
  const second = new Page(document.addPage([595, 842]));
  write(second, paragraphs.slice(3));
  second.gap(60);
  second.line('Udlejer                                                              Lejer', text, 10);
  return document.save({ useObjectStreams: false });
}
