import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CertificateArguments, certificateArguments } from './certificate/certificate-arguments.ts';
import { describeSigners } from './certificate/describe-signers.ts';
import { makeKey } from './certificate/make-key.ts';
import { ask, type Listing } from './certificate/operator.ts';
import { readServices } from './certificate/read-services.ts';
import { Refusal } from './certificate/refusal.ts';
import { certificatesOf } from './command/certificates-of.ts';
import { pem } from './command/pem.ts';
import { workingPath } from './command/working-path.ts';

/** `certificate request|rotate|install|withdraw|time-stamps|list`: 0, 2 with the reason as JSON on standard error, 3 bad usage. */
const print = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** KMS takes up to five minutes to heed a new alias. */
const patience = { tries: 25, everyMs: 15_000 };

async function request({ stage, mode, spec, key, name, out }: CertificateArguments): Promise<void> {
  const { keys } = await ask<Listing>(stage, 'list');
  const keyId = await makeKey(stage, keys, { mode, spec, existing: key });
  const made = await whenAllowed(() =>
    ask<{ csr: string; subject: string }>(stage, 'request', { mode, keyId, name }),
  );
  const text = pem('CERTIFICATE REQUEST', Buffer.from(made.csr, 'base64'));
  if (out === '-') process.stdout.write(text);
  else writeFileSync(workingPath(out), text);
  process.stderr.write(`${JSON.stringify({ keyId, subject: made.subject })}\n`);
}

async function whenAllowed<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const waits = error instanceof Refusal && error.code === 'key_not_allowed' && tries < patience.tries;
      if (!waits) throw error;
      await sleep(patience.everyMs);
    }
  }
}

async function install({ stage, mode, file, from, recipient }: CertificateArguments): Promise<void> {
  const chain = readChain(file).map((der) => Buffer.from(der).toString('base64'));
  const begins = from === null ? null : new Date(from).toISOString();
  print(await ask(stage, 'install', { mode, chain, from: begins, recipient }));
}

function readChain(file: string): Uint8Array[] {
  try {
    return certificatesOf(workingPath(file));
  } catch (error) {
    throw new Refusal('certificate_malformed', `${file}: ${error instanceof Error ? error.message : error}`);
  }
}

async function run(given: CertificateArguments): Promise<void> {
  const { command, stage, mode } = given;
  if (command === 'request' || command === 'rotate') return request(given);
  if (command === 'install') return install(given);
  if (command === 'withdraw') return void print(await ask(stage, 'withdraw', { mode }));
  if (command === 'time-stamps')
    return void print(await ask(stage, 'timeStamps', { mode, services: readServices(given.file) }));
  const listing = await ask<Listing>(stage, 'list');
  if (given.json) print(listing);
  else process.stdout.write(`${describeSigners(listing.signers)}\n`);
}

try {
  await run(certificateArguments(process.argv.slice(2)));
} catch (error) {
  const [code, detail] =
    error instanceof Refusal
      ? [error.code, error.message]
      : ['failed', error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${JSON.stringify({ code, detail })}\n`);
  process.exitCode = 2;
}
