import { readFileSync } from 'node:fs';
import { type PublicKeySet, verifyJws } from '../layers/domain/evidence/verify-evidence.ts';
import { parseArguments, readJson, usage } from './command/arguments.ts';

/** `verify-receipt receipt.jws --jwks keys.json`: 0 valid, 1 not, 3 bad input. Offline. */
const { positional, options } = parseArguments(process.argv.slice(2), ['jwks']);
const [file] = positional;
if (file === undefined || options.jwks === undefined) usage('verify-receipt receipt.jws --jwks keys.json');

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8').trim();
  } catch {
    return usage(`cannot read ${path}`);
  }
}

const text = readText(file);
// Either the compact JWS itself, or the answer of the API that carries it.
const answer = text.startsWith('{')
  ? (JSON.parse(text) as { jws?: string; receipt?: string })
  : { jws: text };
const jws = String(answer.jws ?? answer.receipt);
if (jws.split('.').length !== 3) usage('the file is no compact JWS');
const receipt = verifyJws(jws, readJson<PublicKeySet>(options.jwks));
process.stdout.write(`${JSON.stringify({ valid: receipt !== null, receipt }, null, 2)}\n`);
process.exitCode = receipt === null ? 1 : 0;
