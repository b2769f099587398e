import { synthesise } from '../../lib/synth.ts';

// Runs in a process of its own: the compiler's and the bundler's memory goes with it.
const [port = '3000', outDir = 'cdk.out'] = process.argv.slice(2);

await synthesise({
  stage: 'local',
  region: 'eu-north-1',
  account: '000000000000',
  origin: `http://127.0.0.1:${port}`,
  mailFrom: 'no-reply@example.com',
  places: 'assembly',
  outDir,
});
