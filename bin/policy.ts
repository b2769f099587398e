import { usage } from './command/arguments.ts';
import { announce } from './policy/announce.ts';
import { check } from './policy/check.ts';
import { diff } from './policy/diff.ts';
import { freeze } from './policy/freeze.ts';
import { trace } from './policy/trace.ts';

const help =
  'policy trace [--json] [--report file [--write]] | check [--report file] | diff <git ref> | announce <git ref> --stage STAGE | freeze';

/** The words after a command, with the flags it knows taken out. */
function read(words: readonly string[], flags: readonly string[]) {
  const rest = words.filter((word) => !flags.includes(word));
  const at = rest.indexOf('--report');
  const report = at === -1 ? undefined : (rest[at + 1] ?? usage(help));
  const positional = at === -1 ? rest : rest.filter((_word, index) => index !== at && index !== at + 1);
  return { report, positional };
}

const [command, ...given] = process.argv.slice(2);
const stageAt = given.indexOf('--stage');
const stage = stageAt === -1 ? undefined : (given[stageAt + 1] ?? usage(help));
const words = given.filter((_word, index) => stageAt === -1 || (index !== stageAt && index !== stageAt + 1));
const { report, positional } = read(words, ['--json', '--write']);
const [ref, ...more] = positional;
if (more.length > 0 || (ref !== undefined && command !== 'diff' && command !== 'announce')) usage(help);
// What is published about tests comes from a run of them.
if (words.includes('--write') && report === undefined) usage(help);
if (command === 'trace') trace({ report, json: words.includes('--json'), write: words.includes('--write') });
else if (command === 'check') check(report);
else if (command === 'diff' && ref !== undefined) diff(ref);
else if (command === 'announce' && ref !== undefined && stage !== undefined) await announce(ref, stage);
else if (command === 'freeze') freeze();
else usage(help);
