import { BatchWriteItemCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { newId } from '../../layers/domain/ids.ts';
import { idle, Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { Figures, machine } from './figures.ts';
import { ms } from './measure.ts';
import { updatePage } from './page.ts';

/**
 * `npm run bench:breach`: how long the search for whom a breach touched takes with so many people stored. Only what the
 * search reads is stored: the places of people in the index.
 */
const people = Number(process.env.BENCH_PEOPLE ?? 100_000);
const perWrite = 25;

const clientOf = ({ aws, region, awsCredentials }: Service) =>
  new DynamoDBClient({ endpoint: aws, region, credentials: awsCredentials });

async function store(client: DynamoDBClient, space: string): Promise<void> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.endsWith('records'));
  if (table === undefined) throw new Error('no table of records');
  const began = Date.parse('2026-01-01T00:00:00Z');
  for (let made = 0; made < people; made += perWrite) {
    const rows = Array.from({ length: perWrite }, (_, at) => {
      const since = new Date(began + (made + at) * 100);
      return {
        pk: { S: `E#${space}#${newId('env', since)}` },
        sk: { S: 'R#01' },
        t: { S: 'recipient' },
        lpk: { S: `L#${space}#people` },
        lsk: { S: `${since.toISOString()}#${newId('rcp', since)}` },
      };
    });
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [table]: rows.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  }
}

interface Breach {
  readonly id: string;
  readonly scope: { readonly status: string; readonly subjects: number } | null;
}

const figures = new Figures();
process.stdout.write(`${machine()}\n`);
const service = await startService();
const client = clientOf(service);
try {
  const tenant = await Tenant.create(service);
  const seeding = performance.now();
  await store(client, `${tenant.organisationId}.test`);
  figures.section('Whom did a breach touch?', ['what', 'people', 'time', 'per million']);
  figures.row('(storing them)', String(people), ms(performance.now() - seeding), '');
  const seen = new Date(Date.now() - 60_000).toISOString();
  const body = { country: 'DK', natures: ['confidentiality'], description: 'Bench', detectedAt: seen };
  const { id } = (await tenant.call<Breach>('POST', '/v1/privacy/breaches', body)).body;
  for (const query of [{ key: 'space' }, { until: '2026-01-01T00:30:00Z' }]) {
    const asked = performance.now();
    await tenant.call('POST', `/v1/privacy/breaches/${id}/scope`, query);
    await idle(service);
    const took = performance.now() - asked;
    const { scope } = (await tenant.call<Breach>('GET', `/v1/privacy/breaches/${id}`)).body;
    if (scope?.status !== 'done') throw new Error('not scoped');
    const million = ms((took / Math.max(1, scope.subjects)) * 1_000_000);
    figures.row(Object.keys(query).join(), String(scope.subjects), ms(took), million);
  }
} finally {
  client.destroy();
  await service.stop();
}
updatePage('breach', `Machine: ${machine()}.\n\n${figures.text}`);
