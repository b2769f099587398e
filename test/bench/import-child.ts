import { pathToFileURL } from 'node:url';

/** Prints how long the import of one module takes in this fresh process. */
const environment = ['ORIGIN', 'STAGE', 'AWS_REGION', 'RECORDS_TABLE'];
for (const name of environment)
  process.env[name] ??= name === 'AWS_REGION' ? 'eu-north-1' : 'http://127.0.0.1';
const started = performance.now();
await import(pathToFileURL(process.argv[2] ?? '').href);
process.stdout.write(JSON.stringify({ took: performance.now() - started }));
process.exit(0);
