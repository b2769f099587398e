/** The smallest PDF with one page: stands in for the evidence page when an append is only tried. */
const lines = [
  '%PDF-1.7',
  '1 0 obj',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  'endobj',
  '2 0 obj',
  '<< /Type /Catalog /Pages 1 0 R >>',
  'endobj',
  '3 0 obj',
  '<< /Type /Page /Parent 1 0 R /Resources << >> /MediaBox [0 0 595 842] >>',
  'endobj',
  'xref',
  '0 4',
  '0000000000 65535 f ',
  '0000000009 00000 n ',
  '0000000066 00000 n ',
  '0000000115 00000 n ',
  'trailer',
  '<< /Size 4 /Root 2 0 R >>',
  'startxref',
  '203',
  '%%EOF',
  '',
];

export const blankPage: Uint8Array = Buffer.from(lines.join('\n'), 'latin1');
