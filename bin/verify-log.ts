import {
  type EvidenceFile,
  type PublicKeySet,
  verifyEvidence,
} from '../layers/domain/evidence/verify-evidence.ts';
import { parseArguments, readJson, usage } from './command/arguments.ts';

/** `verify-log evidence.json --jwks keys.json`: 0 holds, 1 does not, 3 bad input. Offline. */
const { positional, options } = parseArguments(process.argv.slice(2), ['jwks']);
const [file] = positional;
if (file === undefined || options.jwks === undefined) usage('verify-log evidence.json --jwks keys.json');
const input = readJson<EvidenceFile & { evidence?: EvidenceFile; salts?: EvidenceFile['salts'] }>(file);
// A party's bundle is {evidence, salts}; an answer of the API is the evidence itself.
const evidence =
  input.evidence === undefined ? input : { ...input.evidence, ...(input.salts && { salts: input.salts }) };
if (!Array.isArray(evidence.proofs?.leaves)) usage('the file is no evidence of this service');
const faults = verifyEvidence(evidence, readJson<PublicKeySet>(options.jwks));
process.stdout.write(
  `${JSON.stringify({ valid: faults.length === 0, events: evidence.proofs.leaves.length, faults }, null, 2)}\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
