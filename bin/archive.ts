import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnsafePath } from '../layers/usecases/privacy/extract/zip-stream.ts';
import { ArchiveApi } from './archive/archive-api.ts';
import { readArchive } from './archive/read-archive.ts';
import { writeArchive } from './archive/write-archive.ts';
import { BadArchive } from './archive/zip-reader.ts';
import { parseArguments, usage } from './command/arguments.ts';
import { workingPath } from './command/working-path.ts';

/**
 * `archive export out.zip --api https://…` writes everything that an organisation has into a ZIP, with a manifest of
 * digests; `archive import in.zip --api https://…` takes it over into another organisation. The key (scope `admin`)
 * stands in `SIGILL_API_KEY`, so that no command line shows it.
 */
const how = 'archive export FILE --api URL | archive import FILE --api URL   (key in SIGILL_API_KEY)';
const { positional, options } = parseArguments(process.argv.slice(2), ['api']);
const [what, file] = positional;
const key = process.env.SIGILL_API_KEY;
if (file === undefined || options.api === undefined || key === undefined) usage(how);
const api = new ArchiveApi(options.api, key);
const path = workingPath(file);

async function run(): Promise<void> {
  if (what === 'export')
    return pipeline(Readable.from(writeArchive(api)), createWriteStream(path, { flags: 'wx' }));
  if (what !== 'import') usage(how);
  process.stdout.write(`${JSON.stringify(await readArchive(api, readFileSync(path)))}\n`);
}

try {
  await run();
} catch (error) {
  const code = error instanceof BadArchive || error instanceof UnsafePath ? error.code : 'failed';
  const detail = error instanceof Error ? error.message : 'unknown';
  process.stderr.write(`${JSON.stringify({ code, detail })}\n`);
  process.exitCode = code === 'failed' ? 2 : 3;
}
