import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { knownVulnerabilities } from './audit/known-vulnerabilities.ts';
import { lockfileFindings } from './audit/lockfile-findings.ts';

/**
 * `npm run audit [-- folder]`: the dependency audit of the pipeline. The lockfile is judged offline; then the registry
 * is asked for advisories against what is deployed, from `high` on. Exit 1 for findings. A registry that cannot be asked
 * is said on the last line and is no finding: run it again where it can.
 */
const folder = resolve(process.argv[2] ?? '.');
const read = (name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
const findings = lockfileFindings(read('package.json'), read('package-lock.json'));
const advisories = await knownVulnerabilities(folder);
for (const line of [...findings, ...(advisories.is ?? [])]) process.stdout.write(`✗ ${line}\n`);
process.stdout.write(
  advisories.is === null
    ? `lockfile: ${findings.length} findings; advisories not asked: ${advisories.skipped}\n`
    : `lockfile: ${findings.length} findings; advisories: ${advisories.is.length}\n`,
);
process.exitCode = findings.length + (advisories.is?.length ?? 0) === 0 ? 0 : 1;
