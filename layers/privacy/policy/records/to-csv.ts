/**
 * Rows as CSV (RFC 4180): CRLF, every cell quoted, lists joined by a semicolon. A cell that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
export function toCsv(rows: readonly object[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const columns = Object.keys(first);
  const lines = rows.map((row) => {
    const cells = new Map(Object.entries(row));
    return columns.map((column) => cell(cells.get(column))).join(',');
  });
  return `${[columns.map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(value: unknown): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
