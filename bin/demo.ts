import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type EvidenceFile,
  type PublicKeySet,
  verifyEvidence,
  verifyJws,
} from '../layers/domain/evidence/verify-evidence.ts';
import { demoContract } from './demo/contract.ts';
import { type Caller, startedService } from './demo/service.ts';

const out = resolve(process.env.SIGILL_DEMO ?? 'build/demo');
mkdirSync(out, { recursive: true });

let step = 0;
/** Each step says what was done and what that shows. */
function say(what: string, proof: string): void {
  step += 1;
  process.stdout.write(`\n${String(step).padStart(2)}. ${what}\n    ${proof}\n`);
}

function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`the demonstration stopped: ${what}`);
}

interface Envelope {
  readonly id: string;
  readonly status: string;
  readonly documents: readonly { readonly id: string; readonly sha256: string }[];
  readonly sealing: { readonly level: string | null };
  readonly privacy: {
    readonly state: string;
    readonly purgeAt: string;
    readonly receipt?: string;
    readonly rule: string;
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function signAs(service: Caller, address: string, name: string): Promise<void> {
  await service.idle();
  const mail = (await service.mails(address)).findLast(({ text }) => text.includes('/sign#'));
  const token = /\/sign#([A-Za-z0-9_-]{43})/.exec(mail?.text ?? '')?.[1];
  demand(token !== undefined, `no message with a link for ${name}`);
  const signing = service.as(`Signing ${token}`);
  await signing.post('/v1/signing/open', {});
  const view = await signing.get<{ presented: unknown }>('/v1/signing');
  await signing.post('/v1/signing/sign', {
    presented: view.presented,
    consent: true,
    signature: { kind: 'typed', text: name },
    fields: {},
  });
  say(
    `${name} got »${mail?.subject}«, opened the link, read and signed`,
    'The signature carries the digests of what was shown; the link was never shown to the sender.',
  );
}

const { service, stop } = await startedService();
try {
  const pdf = await demoContract();
  writeFileSync(join(out, 'contract.pdf'), pdf);
  const people = { aase: 'aase@example.com', bjorn: 'bjorn@example.com' };
  const sent = await service.post<Envelope>('/v1/envelopes', {
    title: 'Lejekontrakt Strandvejen 12',
    message: 'Underskriv venligst inden fredag.',
    locale: 'da',
    status: 'sent',
    documents: [{ ref: 'lease', name: 'lejekontrakt.pdf', content: Buffer.from(pdf).toString('base64') }],
    recipients: [
      { ref: 'a', role: 'signer', name: 'Åse Ørsted', email: people.aase, locale: 'da', order: 1 },
      { ref: 'b', role: 'signer', name: 'Björn Ängström', email: people.bjorn, locale: 'sv', order: 2 },
    ],
    fields: [
      {
        document: 'lease',
        recipient: 'a',
        type: 'signature',
        page: 2,
        x: 72,
        y: 290,
        width: 180,
        height: 48,
      },
      {
        document: 'lease',
        recipient: 'b',
        type: 'signature',
        page: 2,
        x: 320,
        y: 290,
        width: 180,
        height: 48,
      },
    ],
  });
  say(
    `One call sent a two-page contract to two signers: ${sent.id}`,
    `Status ${sent.status}; SHA-256 of the upload ${sent.documents[0]?.sha256}.`,
  );
  demand((await service.mails(people.bjorn)).length === 0, 'the second signer was asked too early');
  await signAs(service, people.aase, 'Åse Ørsted');
  await signAs(service, people.bjorn, 'Björn Ängström');

  await service.idle();
  const done = await service.get<Envelope>(`/v1/envelopes/${sent.id}`);
  demand(done.status === 'completed', `the envelope is ${done.status}`);
  say(
    `The envelope is ${done.status}, sealed at PAdES B-${done.sealing.level}`,
    'Both have their copy by mail: see the outbox page.',
  );

  const document = done.documents[0]?.id ?? '';
  const sealed = await service.download(
    `/v1/envelopes/${sent.id}/documents/${document}/content?version=sealed`,
  );
  writeFileSync(join(out, 'sealed.pdf'), sealed);
  demand(sha256(sealed.subarray(0, pdf.length)) === sha256(pdf), 'the original was changed');
  say(
    `The sealed file is ${sealed.length} bytes`,
    `Its first ${pdf.length} bytes are the upload, byte for byte; everything else was appended.`,
  );

  const verdict = await service.verify(sealed);
  demand(verdict.unaltered && verdict.signatures[0]?.status === 'valid', 'the seal does not verify');
  const forged = Uint8Array.from(sealed);
  forged[200] = (forged[200] ?? 0) ^ 1;
  demand(!(await service.verify(forged)).unaltered, 'a forged copy verified');
  say(
    'Anybody can verify it, and a copy with one bit changed is refused',
    `Sealed by »${verdict.signatures[0]?.signedBy}«, ${verdict.signatures[0]?.algorithm}.`,
  );

  const evidence = await service.get<EvidenceFile>(`/v1/envelopes/${sent.id}/evidence`);
  const keys = await service.get<PublicKeySet>('/.well-known/jwks.json');
  const faults = verifyEvidence(evidence, keys);
  demand(faults.length === 0, faults.join('; '));
  writeFileSync(join(out, 'evidence.json'), JSON.stringify(evidence, null, 2));
  writeFileSync(join(out, 'jwks.json'), JSON.stringify(keys, null, 2));
  say(
    `${evidence.proofs.leaves.length} events, each a leaf under a signed head of the log`,
    'Verified offline, without asking the service: npm run -s verify-log -- build/demo/evidence.json --jwks build/demo/jwks.json',
  );

  await service.clock('P2D');
  const archived = await service.get<Envelope>(`/v1/envelopes/${sent.id}`);
  writeFileSync(
    join(out, 'archived.pdf'),
    await service.download(`/v1/envelopes/${sent.id}/documents/${document}/content?version=sealed`),
  );
  say(
    `Two days on, the seal has reached B-${archived.sealing.level} by itself`,
    'Revocation data newer than the time-stamp and an archive time-stamp were appended.',
  );

  await service.clock('P10Y1D');
  const purged = await service.get<Envelope>(`/v1/envelopes/${sent.id}`);
  demand(
    purged.privacy.state === 'purged' && purged.privacy.receipt !== undefined,
    'the contract was not erased on its day',
  );
  const receipt = await service.get<{ jws: string }>(`/v1/privacy/receipts/${purged.privacy.receipt}`);
  const proof = verifyJws(receipt.jws, keys);
  demand(proof !== null, 'the receipt is not signed by this service');
  writeFileSync(join(out, 'receipt.jws'), receipt.jws);
  say(
    'Ten years on, the contract was erased on its day',
    `Rule ${purged.privacy.rule}; ${JSON.stringify(proof.counts)}; keys destroyed ${proof.keysDestroyed}, object versions deleted ${proof.objectVersionsDeleted}.`,
  );
  process.stdout.write(
    `\nThe files are in ${out}: contract.pdf, sealed.pdf (level T), archived.pdf (level LTA), evidence.json, receipt.jws.\n`,
  );
} finally {
  await stop();
}
