import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { referenceEntry } from '../../lib/bundle/bundle-budgets.ts';
import { bundleFunctions } from '../../lib/bundle/bundle-functions.ts';
import { allEntries } from '../../lib/bundle/entries.ts';
import { completed, idle, request, Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { Figures, machine } from './figures.ts';
import { inFreshProcess, median, ms } from './measure.ts';
import { updatePage } from './page.ts';
import { priceDate, priceOf } from './prices.ts';

/**
 * `npm run bench`: what one envelope with two signers costs, counted by the local endpoint and priced; whether that
 * stays the same when much is stored; how fast handlers load; how fast the service starts.
 */
interface Line {
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  readonly units: number;
}

const figures = new Figures();
const stored = Number(process.env.BENCH_STORED ?? 1000);
const project = resolve(import.meta.dirname, '../..');

async function usageOf(service: Service, work: () => Promise<unknown>): Promise<readonly Line[]> {
  await idle(service);
  await request(`${service.api}/_local/usage`, { method: 'POST', body: {} });
  await work();
  await idle(service);
  const answer = await request<{ calls: Line[] }>(`${service.api}/_local/usage`);
  return answer.body.calls;
}

const total = (lines: readonly Line[], service: string, operation = /./): number =>
  lines
    .filter((line) => line.service === service && operation.test(line.operation))
    .reduce((sum, { units }) => sum + units, 0);

const cost = (lines: readonly Line[]): number =>
  lines.reduce((sum, { service, operation, units }) => sum + (priceOf(service, operation, units) ?? 0), 0);

async function envelope(service: Service, tenant: Tenant): Promise<readonly Line[]> {
  const lines = await usageOf(service, () => completed(tenant));
  figures.section('One envelope, two signers, from sending to completion, warm', [
    'service',
    'operation',
    'calls',
    'units billed',
    'price per 1,000',
  ]);
  for (const { service: name, operation, calls, units } of lines) {
    const price = priceOf(name, operation, units);
    figures.row(
      name,
      operation,
      String(calls),
      String(units),
      price === undefined ? '–' : `$${(price * 1000).toFixed(4)}`,
    );
  }
  figures.row(
    'all',
    '',
    String(lines.reduce((sum, { calls }) => sum + calls, 0)),
    '',
    `$${(cost(lines) * 1000).toFixed(3)}`,
  );
  return lines;
}

async function flatness(service: Service, tenant: Tenant, few: readonly Line[]): Promise<void> {
  for (let made = 0; made < stored; made += 20) {
    const batch = Array.from({ length: 20 }, (_, i) =>
      tenant.call('POST', '/v1/envelopes', {
        title: `Stored ${made + i}`,
        locale: 'en',
        documents: [],
        recipients: [],
      }),
    );
    const refused = (await Promise.all(batch)).find(({ status }) => status !== 201);
    if (refused !== undefined)
      throw new Error(`a stored envelope was refused: ${JSON.stringify(refused.body)}`);
  }
  const many = await usageOf(service, () => completed(tenant));
  figures.section('The same with much stored', [
    'stored envelopes',
    'DynamoDB units',
    'KMS calls',
    'state transitions',
    'S3 requests',
    'price per 1,000',
  ]);
  for (const [count, lines] of [
    [10, few],
    [stored, many],
  ] as const) {
    const cells = [
      total(lines, 'dynamodb'),
      total(lines, 'kms'),
      total(lines, 'states', /Transition/),
      total(lines, 's3'),
    ];
    figures.row(String(count), ...cells.map(String), `$${(cost(lines) * 1000).toFixed(3)}`);
  }
}

async function imports(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'sigill-bundles-'));
  try {
    const entries = allEntries();
    const started = performance.now();
    const { codeDir } = await bundleFunctions(project, out, [...entries, referenceEntry]);
    const bundled = performance.now() - started;
    const child = resolve(import.meta.dirname, 'import-child.ts');
    const load = async (name: string): Promise<number> => {
      const file = join(codeDir, 'units', `${name}.mjs`);
      const took: number[] = [];
      for (let i = 0; i < 3; i += 1) took.push((await inFreshProcess<{ took: number }>(child, [file])).took);
      return median(took);
    };
    const reference = await load(referenceEntry.name);
    const measured: [string, number][] = [];
    for (const { name } of entries) measured.push([name, await load(name)]);
    figures.section(
      'Import of a handler, fresh process, against a bundle of client-dynamodb and client-kms',
      ['function', 'time', 'ratio'],
    );
    figures.row('the two clients', ms(reference), '1.00');
    figures.row(
      `median of ${entries.length} functions`,
      ms(median(measured.map(([, took]) => took))),
      (median(measured.map(([, took]) => took)) / reference).toFixed(2),
    );
    for (const [name, took] of measured.toSorted(([, a], [, b]) => b - a).slice(0, 8)) {
      figures.row(name, ms(took), (took / reference).toFixed(2));
    }
    figures.row('(all bundled in one run)', ms(bundled), '');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

process.stdout.write(`${machine()}\n`);
const started = performance.now();
const service = await startService();
const ready = performance.now() - started;
try {
  figures.section('Start', ['what', 'time']);
  figures.row('npm start, synthesis included, to ready', ms(ready));
  const tenant = await Tenant.create(service);
  for (let i = 0; i < 10; i += 1) await completed(tenant);
  const few = await envelope(service, tenant);
  await flatness(service, tenant, few);
} finally {
  await service.stop();
}
await imports();
updatePage(
  'bench',
  `Machine: ${machine()}. Prices of ${priceDate}, EU region, without free tiers, email, SMS and storage.\n\n${figures.text}`,
);
