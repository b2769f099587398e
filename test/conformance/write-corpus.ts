import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { extendLongTerm } from '../../layers/sealing/longterm/extend-long-term.ts';
import { PdfRefused } from '../../layers/sealing/pdf/pdf-refused.ts';
import type { SealSigner } from '../../layers/sealing/sign/seal-pdf.ts';
import { sealPdf } from '../../layers/sealing/sign/seal-pdf.ts';
import { requestTimeStamp } from '../../layers/sealing/tsp/request-time-stamp.ts';
import { verifyPdf } from '../../layers/sealing/verify/verify-pdf.ts';
import { corpus } from '../sealing/corpus/corpus.ts';
import { archivalInputs } from './archival-input.ts';
import {
  type ConformanceAuthority,
  conformanceAuthority,
  pem,
  signerKinds,
} from './conformance-authority.ts';

/**
 * `write-corpus.ts <folder>`: every input of the corpus sealed at every level with P-256, some of them with every
 * other kind of key, and renewed; `manifest.json` says what lies where and what our own verifier thinks of it.
 */
const levels = ['B', 'T', 'LT', 'LTA', 'renewed'] as const;
type Level = (typeof levels)[number];

interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly flavour: string;
}

const encrypted = resolve(import.meta.dirname, '../sealing/corpus/encrypted');
const inputs: readonly Input[] = [
  ...corpus().map(({ name, bytes }) => ({ name, bytes, flavour: '' })),
  ...readdirSync(encrypted)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({
      name: `encrypted, ${name.slice(0, -4)}`,
      bytes: readFileSync(join(encrypted, name)),
      flavour: '',
    })),
  ...archivalInputs(),
];
/** These are sealed with every kind of key. */
const withEveryKey = new Set(['classic table', 'xref stream', 'PDF/A-2b']);

async function sealed(bytes: Uint8Array, level: Level, signer: SealSigner, authority: ConformanceAuthority) {
  const stamp = async (digest: Uint8Array) => {
    const imprint = { hash: 'sha256', digest } as const;
    const { root, transport } = authority;
    return (
      await requestTimeStamp({ imprint, transport, trust: [root], crypto: nodeCrypto, now: () => new Date() })
    ).token;
  };
  const { tail } = await sealPdf(bufferSource(bytes), {
    signer,
    crypto: nodeCrypto,
    request: { signingTime: new Date() },
    ...(level !== 'B' && {
      timeStamp: async (value: Uint8Array) => stamp(await nodeCrypto.digest('sha256', value)),
    }),
  });
  let file: Uint8Array = Buffer.concat([bytes, tail]);
  const steps = { B: [], T: [], LT: ['lt'], LTA: ['lta'], renewed: ['lta', 'lta'] } as const;
  for (const step of steps[level]) {
    const more = await extendLongTerm(bufferSource(file), {
      crypto: nodeCrypto,
      fetch: authority.fetch,
      timeStamp: stamp,
      now: new Date(),
      notBefore: authority.wholeSecond(),
      level: step,
    });
    file = Buffer.concat([file, more]);
  }
  return file;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is needed');
mkdirSync(folder, { recursive: true });
const authority = await conformanceAuthority();
const root = join(folder, 'root.pem');
writeFileSync(root, pem(authority.root));
const files: object[] = [];
const refusals: object[] = [];
let number = 0;
for (const input of inputs) {
  const name = String(++number).padStart(3, '0');
  const original = join(folder, `${name}.original.pdf`);
  writeFileSync(original, input.bytes);
  for (const kind of signerKinds) {
    if (kind !== 'p-256' && !withEveryKey.has(input.name)) continue;
    for (const level of levels) {
      try {
        const file = await sealed(input.bytes, level, await authority.signer(kind), authority);
        const path = join(folder, `${name}.${kind}.${level}.pdf`);
        writeFileSync(path, file);
        const own = await verifyPdf(bufferSource(file), { trust: [authority.root], crypto: nodeCrypto });
        const seal = own.signatures.at(-1);
        const verdict =
          own.unaltered && seal?.status === 'valid' ? seal.level : `${seal?.status} ${seal?.reason}`;
        files.push({ input: input.name, flavour: input.flavour, kind, level, path, original, own: verdict });
      } catch (error) {
        if (!(error instanceof PdfRefused)) throw error;
        if (level === 'B') refusals.push({ input: input.name, reason: error.reason });
      }
    }
  }
}
writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ root, files, refusals }));
