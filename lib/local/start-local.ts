import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ControlHandler, createControl } from './control.ts';
import { deploy } from './deployment/deploy.ts';
import { invocableBy, readFunctions } from './deployment/deploy-functions.ts';
import { readRoles } from './deployment/roles.ts';
import { type Credentials, startEndpoint } from './endpoint.ts';
import type { Outcome } from './functions.ts';
import { findRestApi } from './gateway/rest-api.ts';
import { createGateway } from './gateway/server.ts';
import type { Place } from './resource-types.ts';
import { openServices, type Services } from './services.ts';
import type { Store } from './store.ts';
import { Template, TemplateError } from './template.ts';
import type { Principal } from './types.ts';

export interface LocalOptions {
  /** The folder that `cdk synth` wrote. */
  cdkOut: string;
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  awsPort: number;
  region?: string;
  /** Values for template parameters. */
  parameters?: Record<string, string>;
  /** More calls under `/_local/`, e.g. `POST /_local/keys`. */
  controls?: (local: Local) => Record<string, ControlHandler>;
  /** Makes (or finds again) the organisation and the key that `ready.json` names. */
  tenant?: (local: Local) => Promise<{ organisationId: string; apiKey: string }>;
}

export interface Local {
  /** Base URL of the API and pages. */
  api: string;
  /** URL of the AWS endpoint. */
  aws: string;
  region: string;
  awsCredentials: { accessKeyId: string; secretAccessKey: string };
  services: Services;
  /** Invokes a function by name, synchronously. */
  invoke(functionName: string, payload: unknown): Promise<Outcome>;
  close(): Promise<void>;
}

const ACCOUNT = '000000000000';
const HOST = '127.0.0.1';
/** What still runs when we are asked to stop may take so long. */
const GRACE_MS = 5000;

/**
 * Serves the synthesised application on this computer: deploys the template into the services (what exists is
 * kept), starts the AWS endpoint and the API, and writes `ready.json`.
 * @throws TemplateError when the template asks for what is not modelled
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { dataDir, region = 'eu-north-1' } = options;
  mkdirSync(dataDir, { recursive: true });
  const readyFile = join(dataDir, 'ready.json');
  rmSync(readyFile, { force: true });
  const { port, awsPort } = await choosePorts(options.port, options.awsPort);
  const [api, aws] = [`http://${HOST}:${port}`, `http://${HOST}:${awsPort}`];
  const place: Place = { region, account: ACCOUNT, awsUrl: aws };
  const services = openServices(dataDir, place);
  const { functions, clock, activity, logs, faults } = services;

  const parameters = options.parameters ?? {};
  const template = new Template(options.cdkOut, { ...place, apiUrl: api, parameters });
  const roles = readRoles(template);
  const secret = accountSecret(services.store);
  const root: Principal = { arn: `arn:aws:iam::${ACCOUNT}:root`, kind: 'root', policies: [] };
  const awsCredentials = derive(secret, 'root');
  const principals = new Map<string, Credentials>([credentialEntry(awsCredentials, root)]);
  const specs = readFunctions(template, place, (roleArn, name) => {
    const principal = roles.get(roleArn);
    if (!principal) throw new TemplateError(`The role of ${name} is not in the template`);
    const credentials = derive(secret, name);
    principals.set(...credentialEntry(credentials, principal));
    return credentials;
  });
  for (const spec of specs) functions.deploy(spec);
  deploy(template, services, roles);

  const endpoint = await startEndpoint({
    port: awsPort,
    clock,
    services: services.endpoints,
    principals,
    faults,
    onDefect: console.error,
  });
  const world = {
    clock,
    activity,
    rules: services.rules,
    tables: services.dynamo,
    clockMoved: functions.clockMoved,
  };
  const control = createControl({ ...world, housekeep: services.housekeep }, services);
  const gateway = createGateway(findRestApi(template), {
    ...{ functions, logs, clock, place },
    mayInvoke: invocableBy('apigateway.amazonaws.com', template.resources('AWS::Lambda::Permission')),
    local: control.serve,
  });
  await listen(gateway, port);
  activity.kick();

  const local: Local = {
    ...{ api, aws, region, awsCredentials, services },
    invoke: (name, payload) => functions.invoke(name, JSON.stringify(payload)),
    close: once(async () => {
      rmSync(readyFile, { force: true });
      await closeServer(gateway);
      await Promise.race([activity.close(), new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
      await functions.close();
      await endpoint.close();
      services.store.close();
    }),
  };
  for (const [call, handler] of Object.entries(options.controls?.(local) ?? {}))
    control.register(call, handler);
  const tenant = await options.tenant?.(local);
  const ready = { api, aws, region, awsCredentials, ...tenant, pid: process.pid };
  writeFileSync(`${readyFile}.tmp`, JSON.stringify(ready, null, 2));
  renameSync(`${readyFile}.tmp`, readyFile);
  return local;
}

/** Stops cleanly when the process is asked to end. */
export function stopOnSignals(local: Local): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void local.close().then(() => process.exit(0)));
  }
}

/** One random secret per data folder: all credentials derive from it, so they survive a restart. */
function accountSecret({ sql }: Store): string {
  sql("INSERT OR IGNORE INTO local_settings VALUES ('accountSecret', ?)").run(
    randomBytes(32).toString('hex'),
  );
  return String(sql("SELECT value FROM local_settings WHERE name = 'accountSecret'").get()?.value);
}

function derive(secret: string, name: string): { accessKeyId: string; secretAccessKey: string } {
  const hash = (use: string): Buffer => createHmac('sha256', secret).update(`${use}/${name}`).digest();
  const accessKeyId = `LKIA${hash('id').toString('hex').slice(0, 16).toUpperCase()}`;
  return { accessKeyId, secretAccessKey: hash('secret').toString('base64').slice(0, 40) };
}

function credentialEntry(
  { accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
  principal: Principal,
): [string, Credentials] {
  return [accessKeyId, { secretAccessKey, principal }];
}

/** Queue addresses hold the port, so a free one is chosen before anything is deployed. */
async function choosePorts(api: number, aws: number): Promise<{ port: number; awsPort: number }> {
  const probes = [createServer(), createServer()] as const;
  await Promise.all(probes.map((probe) => listen(probe, 0)));
  const [first, second] = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map(closeServer));
  return { port: api || (first ?? 0), awsPort: aws || (second ?? 0) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
