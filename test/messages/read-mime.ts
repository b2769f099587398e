/** A small reader of MIME messages (RFC 2045, 2046) for assertions; only what our own mails use. */
export interface ReadPart {
  readonly type: string;
  readonly parts: readonly ReadPart[];
  /** Unfolded value of a header, or an empty string. */
  header(name: string): string;
  bytes(): Buffer;
  text(): string;
}

export function readMime(bytes: Uint8Array): ReadPart {
  return readPart(Buffer.from(bytes).toString('latin1'));
}

function readPart(raw: string): ReadPart {
  const split = raw.indexOf('\r\n\r\n');
  const body = raw.slice(split + 4);
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const header = (name: string) => headers.get(name) ?? '';
  const contentType = header('content-type');
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1];
  const bytes = () => decode(body, header('content-transfer-encoding'));
  return {
    type: contentType.split(';')[0] ?? '',
    parts:
      boundary === undefined
        ? []
        : body
            .split(`--${boundary}`)
            .slice(1, -1)
            .map((part) => readPart(part.slice(2))),
    header,
    bytes,
    text: () => bytes().toString('utf8'),
  };
}

function decode(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
