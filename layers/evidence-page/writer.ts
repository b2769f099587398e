import { grayscale, type PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';

const A4 = { width: 595.28, height: 841.89 } as const;
const margin = 56;
const ink = { black: grayscale(0.1), grey: grayscale(0.4), line: grayscale(0.8) };

export interface Faces {
  readonly text: PDFFont;
  readonly bold: PDFFont;
}

/** Splits at spaces, and inside a word that is longer than the line. */
export function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string): boolean => font.widthOfTextAtSize(candidate, size) <= width;
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (fits(line + letter)) {
        line += letter;
        continue;
      }
      lines.push(line);
      line = letter;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Writes down the page and on to the next; grey scale only, so that any output intent of PDF/A fits. */
export class Writer {
  readonly #document: PDFDocument;
  readonly #faces: Faces;
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument, faces: Faces) {
    this.#document = document;
    this.#faces = faces;
    this.#page = this.#newPage();
  }

  #newPage(): PDFPage {
    const page = this.#document.addPage([A4.width, A4.height]);
    this.#y = A4.height - margin;
    this.#page = page;
    return page;
  }

  #room(height: number): void {
    if (this.#y - height < margin + 20) this.#newPage();
  }

  gap(height: number): void {
    this.#y -= height;
  }

  rule(): void {
    this.#room(12);
    this.#page.drawLine({
      start: { x: margin, y: this.#y },
      end: { x: A4.width - margin, y: this.#y },
      thickness: 0.6,
      color: ink.line,
    });
    this.#y -= 12;
  }

  paragraph(
    text: string,
    style: { size?: number; bold?: boolean; grey?: boolean; indent?: number } = {},
  ): void {
    const { size = 9.5, bold = false, grey = false, indent = 0 } = style;
    const font = bold ? this.#faces.bold : this.#faces.text;
    for (const line of wrap(text, font, size, A4.width - 2 * margin - indent)) {
      this.#room(size * 1.45);
      this.#y -= size * 1.45;
      this.#page.drawText(line, {
        x: margin + indent,
        y: this.#y + size * 0.35,
        size,
        font,
        color: grey ? ink.grey : ink.black,
      });
    }
  }

  heading(text: string): void {
    this.#room(54);
    this.gap(10);
    this.paragraph(text, { size: 11, bold: true });
    this.gap(3);
    this.rule();
    this.gap(-6);
  }

  /** A label in grey on the left, the value beside it. */
  row(label: string, value: string, labelWidth = 120): void {
    const size = 9.5;
    const labels = wrap(label, this.#faces.text, size, labelWidth - 8);
    const values = wrap(value, this.#faces.text, size, A4.width - 2 * margin - labelWidth);
    for (let at = 0; at < Math.max(labels.length, values.length); at += 1) {
      this.#room(size * 1.45);
      this.#y -= size * 1.45;
      const y = this.#y + size * 0.35;
      const left = labels[at];
      const right = values[at];
      if (left !== undefined)
        this.#page.drawText(left, { x: margin, y, size, font: this.#faces.text, color: ink.grey });
      if (right !== undefined)
        this.#page.drawText(right, {
          x: margin + labelWidth,
          y,
          size,
          font: this.#faces.text,
          color: ink.black,
        });
    }
  }

  /** Page numbers, once everything is written. */
  number(label: (page: number, all: number) => string, foot: string): void {
    const pages = this.#document.getPages();
    for (const [index, page] of pages.entries()) {
      const size = 8;
      const text = label(index + 1, pages.length);
      const width = this.#faces.text.widthOfTextAtSize(text, size);
      page.drawText(foot, { x: margin, y: margin - 16, size, font: this.#faces.text, color: ink.grey });
      page.drawText(text, {
        x: A4.width - margin - width,
        y: margin - 16,
        size,
        font: this.#faces.text,
        color: ink.grey,
      });
    }
  }
}
