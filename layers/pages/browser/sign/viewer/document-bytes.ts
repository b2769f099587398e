import { type ContentLink, parseContentLink, type SigningDocument } from '../../../sign/signing-view.ts';
import { ApiProblem, NetworkError, type SigningApi } from '../api.ts';

/** The store sent other bytes than those that the service announced. Nothing of them is shown. */
export class MismatchError extends Error {
  readonly code = 'document_mismatch';
  constructor() {
    super('The bytes do not have the announced hash');
    this.name = 'MismatchError';
  }
}

/** A link that ends sooner than this is not used any more. */
const MARGIN_MS = 20_000;

export type DocumentVersion = 'original' | 'sealed' | 'evidence';

/**
 * Fetches a document and checks its SHA-256 against what the service announced: signed is shown.
 *
 * @param onProgress share of the bytes that have arrived, 0…1
 * @throws MismatchError, NetworkError, ApiProblem
 */
export async function fetchDocument(
  api: SigningApi,
  document: SigningDocument,
  version: DocumentVersion,
  onProgress: (share: number) => void = () => {},
): Promise<ArrayBuffer> {
  const known = version === 'original' ? document.link : null;
  const fresh = known !== null && known.expiresAt - Date.now() > MARGIN_MS;
  const bytes = fresh ? await read(known, document.size, onProgress) : null;
  if (bytes !== null) return checked(bytes, document.sha256);
  const { link, sha256, size } = await askForLink(api, document, version);
  const again = await read(link, size, onProgress);
  if (again === null) throw new ApiProblem(503, 'document_unavailable', null, null);
  return checked(again, sha256);
}

async function checked(bytes: ArrayBuffer, sha256: string): Promise<ArrayBuffer> {
  if ((await sha256Of(bytes)) !== sha256) throw new MismatchError();
  return bytes;
}

async function askForLink(api: SigningApi, document: SigningDocument, version: DocumentVersion) {
  const answer = await api.get(
    `/v1/signing/documents/${encodeURIComponent(document.id)}/content?version=${version}`,
  );
  const link = parseContentLink(answer);
  if (link === null) throw new NetworkError();
  const { sha256, size } = answer as { sha256?: unknown; size?: unknown };
  const announced = typeof sha256 === 'string' ? sha256.toLowerCase() : '';
  return {
    link,
    sha256: version === 'original' ? document.sha256 : announced,
    size: typeof size === 'number' ? size : document.size,
  };
}

/** The bytes behind a link, or null when the store does not accept it (any more). */
async function read(
  link: ContentLink,
  size: number,
  onProgress: (share: number) => void,
): Promise<ArrayBuffer | null> {
  const response = await open(link);
  if (!response.ok) return null;
  const reader = response.body?.getReader();
  if (reader === undefined) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await next(reader);
    if (done || value === undefined) break;
    parts.push(value);
    received += value.byteLength;
    onProgress(size > 0 ? Math.min(1, received / size) : 0);
  }
  return new Blob(parts).arrayBuffer();
}

async function open(link: ContentLink): Promise<Response> {
  try {
    return await fetch(link.url, {
      headers: link.headers,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw new NetworkError();
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>) {
  try {
    return await reader.read();
  } catch {
    throw new NetworkError();
  }
}

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
