import {
  type EvidenceFile,
  type PublicKeySet,
  verifyEvidence,
} from '../layers/domain/evidence/verify-evidence.ts';
import { parseArguments, readJson, usage } from './command/arguments.ts';
import { certificatesOf } from './command/certificates-of.ts';
import { type Attestations, checkAttestations } from './verify-log/check-attestations.ts';

const howTo =
  'verify-log evidence.json --jwks keys.json [--attestations attestations.json [--trust root.pem] [--witness-jwks keys.json]]';

/** 0 holds, 1 does not, 3 bad input. Offline. */
const { positional, options } = parseArguments(process.argv.slice(2), [
  'jwks',
  'attestations',
  'trust',
  'witness-jwks',
]);
const [file] = positional;
if (file === undefined || options.jwks === undefined) usage(howTo);
const input = readJson<EvidenceFile & { evidence?: EvidenceFile; salts?: EvidenceFile['salts'] }>(file);
// A party's bundle is {evidence, salts}; an answer of the API is the evidence itself.
const evidence =
  input.evidence === undefined ? input : { ...input.evidence, ...(input.salts && { salts: input.salts }) };
if (!Array.isArray(evidence.proofs?.leaves)) usage('the file is no evidence of this service');
const keys = readJson<PublicKeySet>(options.jwks);

function rootsOf(path: string): Uint8Array[] {
  try {
    return certificatesOf(path);
  } catch {
    return usage(`${path} holds no certificate`);
  }
}

async function others() {
  if (options.attestations === undefined || evidence.head === null) return null;
  const attestations = readJson<Attestations>(options.attestations);
  if (!Array.isArray(attestations.cosignatures)) usage('the file is no answer of /log/attestations');
  const witnessJwks = options['witness-jwks'];
  return checkAttestations(evidence.head, attestations, {
    keys,
    trust: options.trust === undefined ? [] : rootsOf(options.trust),
    witnessKeys: witnessJwks === undefined ? { keys: [] } : readJson<PublicKeySet>(witnessJwks),
  });
}

const judged = await others();
const faults = [...verifyEvidence(evidence, keys), ...(judged?.faults ?? [])];
const said = judged === null ? {} : { anchoredAt: judged.anchoredAt, witnesses: judged.witnesses };
const verdict = { valid: faults.length === 0, events: evidence.proofs.leaves.length, ...said, faults };
process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
