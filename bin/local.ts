import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ControlHandler } from '../lib/local/control.ts';
import { type Local, startLocal, stopOnSignals } from '../lib/local/start-local.ts';
import { callFunction } from './local/call-function.ts';
import { ensureAssembly } from './local/ensure-assembly.ts';
import { greeting } from './local/greeting.ts';

const port = Number(process.env.PORT ?? 3000);
const awsPort = Number(process.env.AWS_PORT ?? 4600);
const dataDir = resolve(process.env.SIGILL_DATA ?? '.local');
const stage = 'local';
/** Names a restore: records and keys are from a backup, and nothing is served before the ledger is replayed. */
const restore = process.env.SIGILL_RESTORE ?? '';

const allScopes = [
  'envelopes:read',
  'envelopes:write',
  'privacy:read',
  'privacy:write',
  'privacy:reveal',
  'admin',
];

const name = (unit: string): string => `sigill-${stage}-${unit}`;

/** The first organisation and its key: made once, found again after a restart. */
async function tenant(local: Local): Promise<{ organisationId: string; apiKey: string }> {
  if (restore === '') await callFunction(local, name('authority-renew-certificates'), {});
  const file = join(dataDir, 'tenant.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { organisationId: string; apiKey: string };
  } catch {
    const organisation = { name: 'Demo ApS', contactEmail: 'kontakt@demo.example' };
    const { organisationId } = await callFunction<{ organisationId: string }>(
      local,
      name('operator-create-organisation'),
      organisation,
    );
    const key = { organisationId, mode: 'test', scopes: allScopes, owner: 'local developer' };
    const { apiKey } = await callFunction<{ apiKey: string }>(local, name('operator-create-key'), key);
    writeFileSync(file, JSON.stringify({ organisationId, apiKey }), { mode: 0o600 });
    return { organisationId, apiKey };
  }
}

interface NewOrganisation {
  readonly name: string;
  readonly contactEmail?: string;
}

interface NewKey {
  readonly organisationId: string;
  readonly mode: 'live' | 'test';
  readonly scopes: readonly string[];
  readonly owner: string;
  readonly expiresAt?: string;
}

const controls = (local: Local): Record<string, ControlHandler> => ({
  'POST /_local/organisations': async (body) => {
    const { name: organisation, contactEmail = 'kontakt@demo.example' } = body as NewOrganisation;
    const made = await callFunction<{ organisationId: string }>(local, name('operator-create-organisation'), {
      name: organisation,
      contactEmail,
    });
    const key = {
      organisationId: made.organisationId,
      mode: 'test',
      scopes: allScopes,
      owner: 'local developer',
    };
    const { apiKey } = await callFunction<{ apiKey: string }>(local, name('operator-create-key'), key);
    return { status: 201, body: { organisationId: made.organisationId, apiKey } };
  },
  'POST /_local/replay': async () => ({
    status: 200,
    body: await callFunction(local, name('operator-replay-erasures'), {}),
  }),
  'POST /_local/drills': async (body) => ({
    status: 200,
    body: await callFunction(local, name('operator-record-drill'), body),
  }),
  'POST /_local/keys': async (body) => {
    const { apiKey } = await callFunction<{ apiKey: string }>(
      local,
      name('operator-create-key'),
      body as NewKey,
    );
    return { status: 201, body: { apiKey } };
  },
});

mkdirSync(dataDir, { recursive: true });
const started = performance.now();
/** May be shared: two services that run the same sources can serve one assembly. */
const assembly = resolve(process.env.SIGILL_ASSEMBLY ?? join(dataDir, 'cdk.out'));
rmSync(join(dataDir, 'ready.json'), { force: true });
ensureAssembly(assembly, restore);

/** The command line trusts what stands under `roots`: so `verify` knows the seals of this very service. */
async function publishRoots({ api }: Local): Promise<void> {
  const folder = join(dataDir, 'roots');
  mkdirSync(folder, { recursive: true });
  for (const mode of ['live', 'test']) {
    const der = Buffer.from(await (await fetch(`${api}/authority/${mode}-root.cer`)).arrayBuffer());
    writeFileSync(join(folder, `${mode}.crt.pem`), new X509Certificate(der).toString());
  }
}

const synthesised = performance.now();
const local = await startLocal({ cdkOut: assembly, dataDir, port, awsPort, controls, tenant });
stopOnSignals(local);
if (restore === '') await publishRoots(local);
process.stdout.write(
  greeting({
    ...local,
    dataDir,
    synthesisMs: synthesised - started,
    startMs: performance.now() - synthesised,
  }),
);
