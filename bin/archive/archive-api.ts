import type { ArchivedEnvelope } from '../../layers/usecases/archive/archived-envelope.ts';

export interface RemoteFile {
  readonly documentId: string;
  readonly variant: string;
  readonly sha256: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Page {
  readonly items: readonly { readonly archived: ArchivedEnvelope; readonly files: readonly RemoteFile[] }[];
  readonly next: string | null;
}

/** The two calls of the interface that an archive needs, with a key that has the scope `admin`. */
export class ArchiveApi {
  readonly #api: string;
  readonly #key: string;

  constructor(api: string, key: string) {
    this.#api = api.replace(/\/$/, '');
    this.#key = key;
  }

  async #call<Body>(path: string, init: RequestInit = {}): Promise<Body> {
    const headers = { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.#api}${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  async *envelopes(): AsyncGenerator<Page['items'][number]> {
    let cursor = '';
    do {
      const page: Page = await this.#call(`/v1/archive/envelopes?limit=20${cursor}`);
      yield* page.items;
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
  }

  async fetchFile({ url, headers }: RemoteFile): Promise<Uint8Array> {
    const answer = await fetch(url, { headers: { ...headers } });
    if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  importEnvelope(body: unknown): Promise<{ readonly id: string; readonly created: boolean }> {
    return this.#call('/v1/archive/envelopes', { method: 'POST', body: JSON.stringify(body) });
  }
}
