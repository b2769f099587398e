import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { authorMark } from '../../layers/sealing/author/author-mark.ts';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { extendLongTerm } from '../../layers/sealing/longterm/extend-long-term.ts';
import { IncrementalUpdate } from '../../layers/sealing/pdf/incremental-update.ts';
import { openPdf } from '../../layers/sealing/pdf/open-pdf.ts';
import { PdfRefused } from '../../layers/sealing/pdf/pdf-refused.ts';
import type { SealSigner } from '../../layers/sealing/sign/seal-pdf.ts';
import { sealPdf } from '../../layers/sealing/sign/seal-pdf.ts';
import type { SignatureRequest } from '../../layers/sealing/sign/signature-request.ts';
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
  /** The seal shows itself on the first page. */
  readonly isVisible?: boolean;
}

const withVisibleSeal = new Set(['1a', '2a', 'ua1']);
const font = new Uint8Array(
  readFileSync(resolve(import.meta.dirname, '../../layers/assets/fonts/NotoSans_400Regular.ttf')),
);
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
  ...archivalInputs()
    .filter(({ flavour }) => withVisibleSeal.has(flavour))
    .map((input) => ({ ...input, name: `${input.name}, visible seal`, isVisible: true })),
];
/** These are sealed with every kind of key. */
const withEveryKey = new Set(['classic table', 'xref stream', 'PDF/A-2b']);

/** The request, with a mark drawn into the update where the seal shows itself. */
async function requestFor(update: IncrementalUpdate, isVisible: boolean): Promise<SignatureRequest> {
  const request = { signingTime: new Date() };
  if (!isVisible) return request;
  const lines = ['Sealed by Bolig ApS', '2026'];
  const appearance = await authorMark(update, { width: 160, height: 40, lines, font });
  const rect = { x: 72, y: 400, width: 160, height: 40 };
  return { ...request, visible: { page: 0, rect, appearance, description: 'Seal of Bolig ApS' } };
}

async function sealed(
  { bytes, isVisible = false }: Input,
  level: Level,
  signer: SealSigner,
  authority: ConformanceAuthority,
) {
  const stamp = async (digest: Uint8Array) => {
    const imprint = { hash: 'sha256', digest } as const;
    const { root, transport } = authority;
    return (
      await requestTimeStamp({ imprint, transport, trust: [root], crypto: nodeCrypto, now: () => new Date() })
    ).token;
  };
  const update = new IncrementalUpdate(await openPdf(bufferSource(bytes)));
  const { tail } = await sealPdf(update, {
    signer,
    crypto: nodeCrypto,
    request: await requestFor(update, isVisible),
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
        const file = await sealed(input, level, await authority.signer(kind), authority);
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
