import { synthesise } from '../../lib/synth.ts';

// Runs in a process of its own: the compiler's and the bundler's memory goes with it.
const [outDir = 'cdk.out', restore] = process.argv.slice(2);

await synthesise({
  stage: 'local',
  region: 'eu-north-1',
  account: '000000000000',
  // An address as a deployed stage has it: the local service puts its own in its place, whatever its port is.
  origin: 'https://0000000000.execute-api.eu-north-1.amazonaws.com',
  mailFrom: 'no-reply@example.com',
  restore,
  places: 'assembly',
  outDir,
});
