interface FontTable {
  readonly tag: string;
  readonly data: Uint8Array;
}

const aligned = new WeakMap<Uint8Array, Uint8Array>();

/**
 * The TrueType font with every glyph padded to four bytes (OpenType, glyf and loca). Fontkit's subsetter writes short
 * offsets, which cannot express odd glyph lengths: without this the glyphs after an odd one come out empty. Give the
 * result to pdf-lib instead of the file. Other fonts come back as they are; results are kept per font.
 */
export function alignGlyphs(font: Uint8Array): Uint8Array {
  const known = aligned.get(font);
  if (known !== undefined) return known;
  const tables = readTables(font);
  const result = tables === undefined ? font : writeFont(font, padGlyphs(tables));
  aligned.set(font, result);
  return result;
}

function readTables(font: Uint8Array): FontTable[] | undefined {
  const view = viewOf(font);
  const tables: FontTable[] = [];
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...font.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    tables.push({ tag, data: font.subarray(offset, offset + view.getUint32(record + 12)) });
  }
  const has = (tag: string) => tables.some((table) => table.tag === tag);
  return has('glyf') && has('loca') && has('head') ? tables : undefined;
}

function padGlyphs(tables: readonly FontTable[]): FontTable[] {
  const find = (tag: string) => tables.find((table) => table.tag === tag)?.data ?? new Uint8Array(0);
  const [head, loca, glyf] = [find('head').slice(), viewOf(find('loca')), find('glyf')];
  const isLong = viewOf(head).getInt16(50) === 1;
  const count = loca.byteLength / (isLong ? 4 : 2);
  const offsetOf = (i: number) => (isLong ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  const offsets = new DataView(new ArrayBuffer(count * 4));
  const padded = new Uint8Array(glyf.length + count * 4);
  let at = 0;
  for (let i = 0; i + 1 < count; i++) {
    const glyph = glyf.subarray(offsetOf(i), offsetOf(i + 1));
    padded.set(glyph, at);
    at += (glyph.length + 3) & ~3;
    offsets.setUint32((i + 1) * 4, at);
  }
  viewOf(head).setInt16(50, 1);
  const changed = new Map([
    ['head', head],
    ['loca', new Uint8Array(offsets.buffer)],
    ['glyf', padded.subarray(0, at)],
  ]);
  return tables.map(({ tag, data }) => ({ tag, data: changed.get(tag) ?? data }));
}

/** Checksums stay those of the original: subsetting writes its own. */
function writeFont(font: Uint8Array, tables: readonly FontTable[]): Uint8Array {
  const header = 12 + tables.length * 16;
  const out = new Uint8Array(header + tables.reduce((sum, { data }) => sum + ((data.length + 3) & ~3), 0));
  out.set(font.subarray(0, header));
  const view = viewOf(out);
  let at = header;
  for (const [i, { data }] of tables.entries()) {
    view.setUint32(12 + i * 16 + 8, at);
    view.setUint32(12 + i * 16 + 12, data.length);
    out.set(data, at);
    at += (data.length + 3) & ~3;
  }
  return out;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
