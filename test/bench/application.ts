import { completed, idle, request, Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { Figures, machine } from './figures.ts';
import { ms } from './measure.ts';
import { updatePage } from './page.ts';
import { priceDate, priceOf } from './prices.ts';

/**
 * `npm run bench`: what one envelope with two signers costs, counted by the local endpoint and priced; whether that
 * stays the same when much is stored; how fast the service starts.
 */
interface Line {
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  readonly units: number;
}

const figures = new Figures();
const stored = Number(process.env.BENCH_STORED ?? 1000);

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
updatePage(
  'bench',
  `Machine: ${machine()}. Prices of ${priceDate}, EU region, without free tiers, email, SMS and storage.\n\n${figures.text}`,
);
