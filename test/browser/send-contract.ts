import { randomBytes } from 'node:crypto';
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib';
import type { Customer } from './running-service.ts';

/** Two pages in a font that every reader must bring along: none is embedded. */
export async function contractPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [index, title] of ['Lease', 'Signatures'].entries()) {
    const page = document.addPage([595, 842]);
    page.drawText(title, { x: 72, y: 770, size: 24, font });
    for (let line = 0; line < 12; line += 1) {
      page.drawText(`Paragraph ${index * 12 + line + 1}: the tenant pays the rent on the first day.`, {
        x: 72,
        y: 720 - line * 24,
        size: 11,
        font,
      });
    }
  }
  return document.save();
}

/** A page that is one black picture in CCITT Group 4, as scanners write: without its decoder it stays white. */
export async function scannedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const rows = Uint8Array.from([0xff, 0x00, 0x10, 0x01]);
  const picture = document.context.stream(rows, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 8,
    Height: 8,
    BitsPerComponent: 1,
    ColorSpace: 'DeviceGray',
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: 8, Rows: 8 },
    Decode: [1, 0],
  });
  page.node.setXObject(PDFName.of('Scan'), document.context.register(picture));
  const draw = document.context.stream('q 595 0 0 842 0 0 cm /Scan Do Q');
  page.node.addContentStream(document.context.register(draw));
  return document.save();
}

/** An address that nobody had before. */
export function freshAddress(who: string): string {
  return `${who}.${randomBytes(5).toString('hex')}@example.com`;
}

export interface Party {
  readonly ref: string;
  readonly name: string;
  readonly email: string;
  readonly locale?: string;
  readonly role?: 'signer' | 'approver' | 'viewer';
  readonly order?: number;
  readonly phone?: string;
  readonly authentication?: { readonly method: 'link' | 'emailCode' | 'smsCode' };
}

export interface PlacedField {
  readonly recipient: string;
  readonly type: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly required?: boolean;
}

/** Every kind of field for one signer, on the second page. */
export function everyField(recipient: string): readonly PlacedField[] {
  const at = (type: string, x: number, y: number, width: number, height: number, required = true) => ({
    recipient,
    type,
    page: 2,
    x,
    y,
    width,
    height,
    required,
  });
  return [
    { ...at('initials', 480, 790, 60, 20), page: 1 },
    at('date', 72, 520, 120, 20),
    at('text', 240, 520, 180, 20),
    at('checkbox', 72, 560, 16, 16),
    at('signature', 72, 620, 180, 48),
  ];
}

/** Sends a contract and answers with the envelope's id. */
export async function sendContract(
  customer: Customer,
  recipients: readonly Party[],
  fields: readonly PlacedField[] = [],
  {
    message = 'Please sign by Friday',
    pdf = contractPdf,
  }: { message?: string; pdf?: () => Promise<Uint8Array> } = {},
): Promise<string> {
  const content = Buffer.from(await pdf()).toString('base64');
  const { id } = await customer.call<{ id: string }>('POST', '/v1/envelopes', {
    title: 'Lease of Main Street 12',
    message,
    sender: { name: 'Bolig ApS', email: 'leje@example.com' },
    documents: [{ ref: 'lease', name: 'lease.pdf', content }],
    recipients: recipients.map((party) => ({ role: 'signer', locale: 'en', ...party })),
    fields: fields.map((field) => ({ document: 'lease', ...field })),
    status: 'sent',
  });
  return id;
}
