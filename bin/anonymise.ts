import { randomInt } from 'node:crypto';
import { usage } from './command/arguments.ts';
import { caller } from './demo/service.ts';
import { anonymise, type RealEnvelope } from './test-data/anonymise.ts';

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
}

/**
 * `SIGILL_API=… SIGILL_KEY=… npm run -s anonymise > test-data.json`: an organisation's envelopes for use in tests. The
 * key needs `envelopes:read` alone; it comes from the environment, where no list of processes shows it.
 */
const { SIGILL_API: api, SIGILL_KEY: key } = process.env;
if (api === undefined || key === undefined || process.argv.length > 2)
  usage('SIGILL_API=https://… SIGILL_KEY=sk_… anonymise');

async function read(service: ReturnType<typeof caller>): Promise<RealEnvelope[]> {
  const envelopes: RealEnvelope[] = [];
  let next: string | null = null;
  do {
    const page: Page = await service.get<Page>(
      `/v1/envelopes?limit=100${next === null ? '' : `&cursor=${encodeURIComponent(next)}`}`,
    );
    for (const { id } of page.items) {
      const envelope = await service.get<RealEnvelope>(`/v1/envelopes/${id}`);
      if ('recipients' in envelope) envelopes.push(envelope);
    }
    next = page.next;
  } while (next !== null);
  return envelopes;
}

const fresh = (): number => randomInt(2 ** 47) / 2 ** 47;
const envelopes = await read(caller(api, `Bearer ${key}`));
process.stdout.write(`${JSON.stringify(anonymise(envelopes, fresh), null, 2)}\n`);
