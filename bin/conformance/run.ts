import { judgeApi } from './judge-api.ts';
import { judgeAttacks } from './judge-attacks.ts';
import { judgeCorpus, type SectionResult } from './judge-corpus.ts';
import { judgeEmulators } from './judge-emulators.ts';

/**
 * `npm run conformance [-- validators attacks emulators api]`: what nobody here wrote judges what was written here. Installs
 * what it needs into a cache folder, says what it skipped, and fails only for real disagreements.
 */
const sections: Readonly<Record<string, () => Promise<SectionResult>>> = {
  validators: judgeCorpus,
  attacks: judgeAttacks,
  emulators: judgeEmulators,
  api: judgeApi,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  process.stderr.write(`usage: conformance [${Object.keys(sections).join('] [')}]\n`);
  process.exit(3);
}
const disagreements: string[] = [];
const skipped: string[] = [];
for (const [name, judge] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n== ${name}\n`);
  const result = await judge();
  disagreements.push(...result.disagreements);
  skipped.push(...result.skipped);
}
process.stdout.write(`\n== result\n${disagreements.length} disagreements\n`);
for (const line of disagreements) process.stdout.write(`✗ ${line}\n`);
for (const line of skipped) process.stdout.write(`skipped: ${line}\n`);
process.exitCode = disagreements.length === 0 ? 0 : 1;
