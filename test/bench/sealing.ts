import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { fileSource } from '../../layers/sealing/bytes/file-source.ts';
import { Sha256 } from '../../layers/sealing/bytes/sha256.ts';
import { nodeCrypto as crypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { sealPdf } from '../../layers/sealing/sign/seal-pdf.ts';
import { checkSignatures } from '../sealing/sign/check-signatures.ts';
import { sealToLta, verify } from '../sealing/verify/test-document.ts';
import { createTestAuthority } from '../sealing/x509/test-authority.ts';
import { imagePdf, manyObjects } from './documents.ts';
import { Figures, machine } from './figures.ts';
import { writeHostile } from './hostile-documents.ts';
import { inFreshProcess, mb, median, ms, ratio, runsFor, time, timeInTurn } from './measure.ts';
import { updatePage } from './page.ts';
import { installPeers, type Peer } from './peers.ts';

/** `npm run bench:sealing`: the engine against the SHA-256 of the same bytes and against its peers, in one run. */
const child = resolve(import.meta.dirname, 'sealing-child.ts');
const folder = mkdtempSync(join(tmpdir(), 'sigill-bench-'));
const signer = await createTestAuthority();
const request = { signingTime: new Date() };
const figures = new Figures();
const sizes = [50_000, 1_000_000, 10_000_000, 50_000_000];
const documents = sizes.map((size) => imagePdf(size));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const seal = (bytes: Uint8Array, original?: { state: ReturnType<Sha256['exportState']> }) =>
  sealPdf(bufferSource(bytes), { signer, crypto, request, ...(original && { original }) });

async function sealing(peers: readonly Peer[]): Promise<void> {
  figures.section('B-B seal, P-256, local key, warm median', [
    'size',
    'SHA-256 alone',
    'whole file hashed',
    'kept state',
    ...peers.map(({ name }) => name),
  ]);
  for (const bytes of documents) {
    const state = new Sha256().update(bytes).exportState();
    const [floor, whole, kept] = await timeInTurn(
      runsFor(bytes.length),
      () => sha256(bytes),
      () => seal(bytes),
      () => seal(bytes, { state }),
    );
    const cells: string[] = [];
    for (const peer of peers) cells.push(await peerCell(peer, bytes, whole.clock));
    figures.row(
      mb(bytes.length),
      ms(floor.clock),
      `${ms(whole.clock)} (floor + ${ms(whole.clock - floor.clock)}, ${ratio(whole, floor)})`,
      ms(kept.clock),
      ...cells,
    );
  }
}

async function peerCell(peer: Peer, bytes: Uint8Array, ours: number): Promise<string> {
  try {
    const [signature] = checkSignatures(await peer.seal(bytes));
    const took = await time(Math.min(3, runsFor(bytes.length)), () => peer.seal(bytes));
    const valid = signature === undefined || signature.valid ? '' : ', its signature does not hold';
    return `${ms(took)} (× ${(took / ours).toFixed(1)}${valid})`;
  } catch (error) {
    return `fails: ${error instanceof Error ? error.message.slice(0, 60) : error}`;
  }
}

async function keptState(): Promise<void> {
  const file = join(folder, 'large.pdf');
  const large = documents[3] ?? imagePdf(50_000_000);
  figures.section('Cost independent of size: kept state, ranged reads of a file, fresh processes', [
    'size',
    'first seal in the process, best of 5',
    'memory it grew by',
    'whole process',
  ]);
  for (const size of [50_000, 50_000_000, 500_000_000]) {
    if (size > 100_000_000) writeLarge(file, size);
    else writeFileSync(file, size < 1e6 ? (documents[0] ?? large) : large);
    const state = join(folder, 'state.json');
    writeFileSync(state, JSON.stringify(await stateOf(file)));
    const results = [];
    for (let i = 0; i < 5; i += 1)
      results.push(await inFreshProcess<Measured>(child, ['ranged', file, state]));
    figures.row(
      mb(size),
      ms(Math.min(...results.map(({ took }) => took))),
      mb(median(results.map(({ grew }) => grew))),
      mb(median(results.map(({ whole }) => whole))),
    );
  }
}

interface Measured {
  readonly took: number;
  /** Processor time. */
  readonly cpu: number;
  /** What became of a hostile file. */
  readonly answer: string;
  readonly grew: number;
  readonly whole: number;
}

/** Comments after the objects make a file large without making this process large. */
function writeLarge(file: string, size: number): void {
  const handle = openSync(file, 'w');
  const pad = Buffer.alloc(10_000_000, 0x20);
  pad[0] = 0x25;
  pad[pad.length - 1] = 0x0a;
  const small = manyObjects(3);
  const table = small.subarray(small.lastIndexOf('\nxref\n') + 1).toString('latin1');
  let at = writeSync(handle, small.subarray(0, small.lastIndexOf('\nxref\n') + 1));
  while (at < size) at += writeSync(handle, pad);
  writeSync(handle, table.replace(/startxref\n\d+/, `startxref\n${at}`));
  closeSync(handle);
}

async function stateOf(file: string): Promise<object> {
  const source = await fileSource(file);
  const hash = new Sha256();
  for (let at = 0; at < source.size; at += 8e6) hash.update(await source.read(at, 8e6));
  await source.close();
  return hash.exportState();
}

async function freshProcesses(): Promise<void> {
  figures.section('First seal of a fresh process, file in a buffer', [
    'size',
    'time, best of 9',
    'of it processor',
    'memory it grew by',
  ]);
  for (const bytes of [documents[0], documents[3]]) {
    if (bytes === undefined) continue;
    const file = join(folder, 'fresh.pdf');
    writeFileSync(file, bytes);
    const results = [];
    for (let i = 0; i < 9; i += 1) results.push(await inFreshProcess<Measured>(child, ['buffer', file]));
    figures.row(
      mb(bytes.length),
      ms(Math.min(...results.map(({ took }) => took))),
      ms(Math.min(...results.map(({ cpu }) => cpu))),
      mb(median(results.map(({ grew }) => grew))),
    );
  }
}

async function structure(peers: readonly Peer[]): Promise<void> {
  figures.section('94,000 objects', ['this engine', ...peers.map(({ name }) => name)]);
  const bytes = manyObjects(94_000);
  const ours = await time(9, () => seal(bytes));
  const cells: string[] = [];
  for (const peer of peers) cells.push(await peerCell(peer, bytes, ours));
  figures.row(ms(ours), ...cells);
}

async function verifying(): Promise<void> {
  figures.section('Verification of own B-LTA files, warm median', [
    'size',
    'SHA-256 alone',
    'verify',
    'of it processor',
    '2 × floor + 10 ms',
  ]);
  for (const bytes of documents) {
    const lta = await sealToLta(bytes, signer);
    const runs = Math.min(9, runsFor(bytes.length));
    const [floor, took] = await timeInTurn(
      runs,
      () => sha256(lta),
      () => verify(lta, signer),
    );
    const bar = 2 * floor.clock + 10;
    figures.row(mb(lta.length), ms(floor.clock), ms(took.clock), ms(took.processor), ms(bar));
  }
}

async function bundles(): Promise<void> {
  figures.section('Bundles, minified, without dependencies', ['what', 'size']);
  const root = resolve(import.meta.dirname, '../../layers/sealing');
  for (const [name, entry] of [
    ['reader, appender and signer', 'sign/seal-pdf.ts'],
    ['verifier', 'verify/verify-pdf.ts'],
  ] as const) {
    const { outputFiles } = await build({
      entryPoints: [join(root, entry)],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      write: false,
      logLevel: 'silent',
    });
    figures.row(
      name,
      `${(outputFiles.reduce((sum, { contents }) => sum + contents.length, 0) / 1000).toFixed(1)} kB`,
    );
  }
}

async function hostile(): Promise<void> {
  figures.section('Hostile input: inspected, then sealed, in a fresh process', [
    'file',
    'size',
    'answer',
    'time',
    'of it processor',
    'memory it grew by',
  ]);
  for (const name of writeHostile(folder)) {
    const file = join(folder, `${name}.pdf`);
    const { took, cpu, grew, answer } = await inFreshProcess<Measured>(child, ['hostile', file]);
    figures.row(name, mb(readFileSync(file).length), answer, ms(took), ms(cpu), mb(grew));
  }
}

try {
  process.stdout.write(`${machine()}\n`);
  const peers = process.argv.includes('--no-peers') ? [] : await installPeers(folder, signer);
  await sealing(peers);
  await structure(peers);
  await freshProcesses();
  await keptState();
  await verifying();
  await bundles();
  await hostile();
  updatePage('bench:sealing', `Machine: ${machine()}.\n\n${figures.text}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
