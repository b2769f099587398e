import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { authorEvidencePage } from '../../evidence-page/author-evidence-page.ts';
import type { StoredObject } from '../../ports/document-store.ts';
import {
  type Sealed,
  type Sealer,
  SealRefused,
  type SealRequest,
  type WrittenField,
} from '../../ports/sealer.ts';
import { buildFinalRevision } from '../../sealing/author/build-final-revision.ts';
import type { EnteredValue, FieldValue } from '../../sealing/author/field-value.ts';
import { MissingGlyph } from '../../sealing/author/missing-glyph.ts';
import { bufferSource } from '../../sealing/bytes/buffer-source.ts';
import { cachingSource } from '../../sealing/bytes/caching-source.ts';
import { concatSources } from '../../sealing/bytes/concat-sources.ts';
import { Sha256, type Sha256State } from '../../sealing/bytes/sha256.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import { hashOf } from '../../sealing/crypto/signature-algorithm.ts';
import { IncrementalUpdate } from '../../sealing/pdf/incremental-update.ts';
import { openPdf } from '../../sealing/pdf/open-pdf.ts';
import { PdfRefused } from '../../sealing/pdf/pdf-refused.ts';
import { sealPdf } from '../../sealing/sign/seal-pdf.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { smallestPart } from '../documents/append.ts';
import { documentStore } from '../documents/document-store.ts';
import { environment } from '../environment.ts';
import { type Sealing, sealing } from './seal-signer.ts';
import { timeStamper } from './time-stamper.ts';
import { verifyOwn } from './verify-own.ts';

interface Fonts {
  readonly text: Uint8Array;
  readonly bold: Uint8Array;
  readonly signature: Uint8Array;
}

let loaded: Promise<Fonts> | undefined;
const font = (name: string): Promise<Uint8Array> =>
  readFile(join(environment('ASSETS_DIR'), 'fonts', `${name}.ttf`));

function fonts(): Promise<Fonts> {
  loaded ??= Promise.all([
    font('NotoSans_400Regular'),
    font('NotoSans_700Bold'),
    font('NotoSans_400Regular_Italic'),
  ]).then(([text, bold, signature]) => ({ text, bold, signature }));
  return loaded;
}

function entered(field: WrittenField): EnteredValue {
  const { value, type } = field;
  if (value.kind === 'typed') return { kind: 'typedSignature', text: value.text };
  if (value.kind === 'drawn') return { kind: 'drawnSignature', strokes: value.strokes };
  if (value.kind === 'checkbox') return value;
  return { kind: type === 'date' || type === 'initials' ? type : 'text', text: value.text };
}

const drawn = (fields: readonly WrittenField[]): FieldValue[] =>
  fields.map((field) => {
    const { page, x, y, width, height } = field;
    return { page: page - 1, x, y, width, height, value: entered(field) };
  });

const request = ({ name, reservedBytes }: Sealing, signingTime: Date) => ({
  signingTime,
  name,
  reservedBytes,
  // Nobody fills in a form after everybody has signed it.
  lockForm: true,
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The digest of the whole file from the kept state and the tail alone. */
function digestOver(state: Sha256State, tail: Uint8Array): string {
  return Buffer.from(new Sha256(state).update(tail).digest()).toString('hex');
}

/** The kept state counts only if it is the document's: its digest must be the one the evidence names. */
function keptState({ hashState, original }: SealRequest): Sha256State | null {
  if (hashState === null) return null;
  const state = JSON.parse(Buffer.from(hashState, 'base64').toString('utf8')) as Sha256State;
  const digest = Buffer.from(new Sha256(state).digest()).toString('hex');
  return digest === original.sha256 && state.length === original.size ? state : null;
}

async function sealOriginal(asked: SealRequest, evidencePages: Uint8Array | null): Promise<StoredObject> {
  const source = cachingSource(documentStore.source(asked.original));
  const file = await openPdf(source);
  const target =
    evidencePages === null && asked.written.length === 0
      ? new IncrementalUpdate(file)
      : (
          await buildFinalRevision(file, {
            values: drawn(asked.written),
            ...(evidencePages && { evidencePages }),
            fonts: await fonts(),
          })
        ).update;
  const stamper = await timeStamper(asked.mode);
  const state = keptState(asked);
  const who = await sealing(asked.mode, new Date());
  // A kept state serves SHA-256; a key of another curve has the original read.
  const resumes = state !== null && hashOf(who.signer.profile.algorithm) === 'sha256';
  const { tail } = await sealPdf(target, {
    signer: who.signer,
    request: request(who, asked.signingTime),
    crypto: nodeCrypto,
    original: resumes ? { state } : { source },
    timeStamp: async (signatureValue) => stamper.stamp(createHash('sha256').update(signatureValue).digest()),
  });
  // A large file waits for the long-term step, which reads every byte anyway.
  if (source.size < smallestPart) {
    const originalSize = asked.original.size;
    await verifyOwn(certificateStore, concatSources(source, bufferSource(tail)), {
      mode: asked.mode,
      level: 'T',
      originalSize,
    });
  }
  const digest = state === null ? await digestRead(asked.original, tail) : digestOver(state, tail);
  return documentStore.append(asked.original, tail, asked.sealedKey, digest);
}

async function digestRead(original: StoredObject, tail: Uint8Array): Promise<string> {
  const bytes = await documentStore.source(original).read(0, original.size);
  if (sha256(bytes) !== original.sha256) throw new SealRefused('digestMismatch');
  return createHash('sha256').update(bytes).update(tail).digest('hex');
}

async function sealEvidence(asked: SealRequest, pages: Uint8Array): Promise<StoredObject> {
  const file = await openPdf(bufferSource(pages));
  const stamper = await timeStamper(asked.mode);
  const who = await sealing(asked.mode, new Date());
  const { tail } = await sealPdf(file, {
    signer: who.signer,
    request: request(who, asked.signingTime),
    crypto: nodeCrypto,
    timeStamp: async (signatureValue) => stamper.stamp(createHash('sha256').update(signatureValue).digest()),
  });
  const bytes = Buffer.concat([pages, tail]);
  await verifyOwn(certificateStore, bufferSource(bytes), {
    mode: asked.mode,
    level: 'T',
    originalSize: null,
  });
  return documentStore.put(asked.evidenceKey, bytes, sha256(bytes));
}

async function seal(asked: SealRequest): Promise<Sealed> {
  const { text, bold } = await fonts();
  const pages = await authorEvidencePage(asked.page, { text, bold });
  // An upload that carries signatures gets nothing but our signature field; its evidence is a file of its own.
  const sealed = await sealOriginal(asked, asked.alreadySigned ? null : pages);
  return { sealed, evidence: asked.alreadySigned ? await sealEvidence(asked, pages) : null, level: 'T' };
}

/** Seals with the key in KMS at level B-T: values, evidence and seal in one appended update, verified before it is stored. */
export const sealer: Sealer = {
  async seal(asked) {
    try {
      return await seal(asked);
    } catch (error) {
      if (error instanceof PdfRefused) throw new SealRefused(error.reason);
      if (error instanceof MissingGlyph) throw new SealRefused('missing_glyph');
      throw error;
    }
  },
};
