/** What this service's authority publishes for live and for test seals, DER. */
export interface Authority {
  readonly roots: readonly Uint8Array[];
  readonly lists: readonly Uint8Array[];
}

const MODES = ['live', 'test'];

async function get(name: string): Promise<readonly Uint8Array[]> {
  const response = await fetch(`/authority/${name}`, { credentials: 'omit' });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`authority file ${name}: ${response.status}`);
  return [new Uint8Array(await response.arrayBuffer())];
}

let known: Promise<Authority> | null = null;

async function load(): Promise<Authority> {
  const all = (suffix: string) => Promise.all(MODES.map((mode) => get(`${mode}${suffix}`)));
  const [roots, lists] = await Promise.all([all('-root.cer'), all('.crl')]);
  return { roots: roots.flat(), lists: lists.flat() };
}

/** Fetched once; again only after a failure, so that a file is never judged without its authority by accident. */
export async function fetchAuthority(): Promise<Authority> {
  known ??= load();
  try {
    return await known;
  } catch (error) {
    known = null;
    throw error;
  }
}
