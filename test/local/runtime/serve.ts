import { startLocal, stopOnSignals } from '../../../lib/local/start-local.ts';

/** Serves an assembly in a process of its own, so that a test can kill it. */
const [cdkOut = '', dataDir = ''] = process.argv.slice(2);
stopOnSignals(await startLocal({ cdkOut, dataDir, port: 0, awsPort: 0 }));
