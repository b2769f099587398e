import fc from 'fast-check';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { issueOcspResponse } from '../../../layers/sealing/revocation/issue-ocsp-response.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { corpus } from '../corpus/corpus.ts';
import { toBytes, toText } from '../corpus/raw-pdf.ts';
import { sealToLta } from '../verify/test-document.ts';
import { createTestAuthority, DAY, type TestAuthority } from '../x509/test-authority.ts';
import { derMutation, pdfMutation } from './mutation.ts';
import { type Subject, subjects } from './subjects.ts';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  readonly onProgress?: (name: string, cases: number) => void;
}

/** Feeds mutations to everything that reads what strangers send. @throws with seed and shrunk case on a finding */
export async function fuzz({ cases, seed, onProgress }: FuzzOptions): Promise<number> {
  const ca = await createTestAuthority();
  const list = subjects(ca, await seedsOf(ca));
  const weights = list.reduce((sum, { weight }) => sum + weight, 0);
  let done = 0;
  for (const subject of list) {
    const numRuns = Math.ceil((cases * subject.weight) / weights);
    await feedSubject(subject, numRuns, seed);
    done += numRuns;
    onProgress?.(subject.name, numRuns);
  }
  return done;
}

async function feedSubject(subject: Subject, numRuns: number, seed: number): Promise<void> {
  const mutation = subject.kind === 'pdf' ? pdfMutation : derMutation;
  const chosen = fc.constantFrom(...subject.seeds);
  const property = fc.asyncProperty(chosen, mutation, (bytes, change) =>
    subject.feed((original) => toBytes(change(toText(original))), bytes),
  );
  const details = await fc.check(property, { numRuns, seed, endOnFailure: true });
  if (!details.failed) return;
  const where = `${subject.name}, seed ${details.seed}, path ${details.counterexamplePath}`;
  throw new Error(`${where}: ${details.errorInstance}`, { cause: details.errorInstance });
}

async function seedsOf(ca: TestAuthority) {
  const plain = corpus().map(({ bytes }) => bytes);
  const some = plain.filter((_, i) => i % 6 === 0);
  const cms: Uint8Array[] = [];
  const sealed: Uint8Array[] = [];
  for (const bytes of some) {
    // Small holes: a mutation rarely hits what it should when most of a file is padding.
    const request = { signingTime: new Date(), reservedBytes: 3000 };
    const one = await sealPdf(bufferSource(bytes), { signer: ca, crypto, request });
    cms.push(one.cms);
    sealed.push(Buffer.concat([bytes, one.tail]));
  }
  const [first] = some;
  if (first !== undefined) sealed.push(await sealToLta(first, ca));
  const [certificate, root] = [parseCertificate(ca.seal), parseCertificate(ca.root)];
  const now = new Date();
  const answer = {
    certificate,
    issuer: root,
    responder: root,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + DAY),
  };
  const ocsp = await issueOcspResponse(answer, ca.authority);
  ca.revoked.push({ serial: '1234', at: now, reason: 'superseded' });
  const crl = await ca.crl();
  ca.revoked.length = 0;
  return { plain, sealed, cms, crl, ocsp };
}
