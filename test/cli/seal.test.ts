import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesOf } from '../../bin/command/certificates-of.ts';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import type { Verification } from '../../layers/sealing/verify/verification.ts';
import { verifyPdf } from '../../layers/sealing/verify/verify-pdf.ts';
import { classicPdf, sampleObjects, streamPdf } from '../sealing/corpus/raw-pdf.ts';
import { keyKinds, startLoopbackAuthority } from './loopback-authority.ts';
import { json, runCommand, workFolder } from './run-command.ts';

const { path, remove } = workFolder();
afterAll(remove);
const data = path('data');
const original = classicPdf(sampleObjects());
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const input = path('in.pdf');
beforeAll(() => writeFileSync(input, original));

type Authority = Awaited<ReturnType<typeof startLoopbackAuthority>>;
let customer: Authority;
beforeAll(async () => {
  customer = await startLoopbackAuthority();
});
afterAll(() => customer.close());

const seal = (words: readonly string[], more: { input?: Uint8Array; env?: Record<string, string> } = {}) =>
  runCommand('seal', words, { data, ...more });

/** What the engine says of a file, trusting these roots and nothing else. */
const judged = (file: string, trust: readonly Uint8Array[]): Promise<Verification> =>
  verifyPdf(bufferSource(readFileSync(file)), { trust, crypto: nodeCrypto });
const ownRoot = () => certificatesOf(`${data}/authority/root.crt.pem`);

describe('seal with its own test authority', () => {
  it.each(['b', 't', 'lt', 'lta'])(
    'reaches level %s, and the input is a prefix of the output',
    async (level) => {
      const output = path(`own-${level}.pdf`);
      const ended = await seal([input, output, '--level', level, '--json']);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      const written = readFileSync(output);
      expect(json(ended.stdout)).toEqual({
        level: level.toUpperCase(),
        field: 'Signature1',
        algorithm: 'ecdsa-sha256',
        signedBy: 'Sigill TEST Seal',
        size: written.length,
        sha256: sha256(written),
        originalSha256: sha256(original),
      });
      expect(sha256(written.subarray(0, original.length))).toBe(sha256(original));
      const answer = await judged(output, ownRoot());
      expect(answer).toMatchObject({
        unaltered: true,
        signatures: [{ status: 'valid', level: level.toUpperCase() }],
      });
    },
  );

  it('keeps one authority, whose keys nobody else reads', async () => {
    await Promise.all([1, 2, 3].map((n) => seal([input, path(`one-${n}.pdf`)])));
    const [root] = ownRoot();
    for (const n of [1, 2, 3]) {
      const answer = await judged(path(`one-${n}.pdf`), root === undefined ? [] : [root]);
      expect(answer.signatures[0]?.status).toBe('valid');
    }
    const secrets = readdirSync(`${data}/authority`).filter((name) => !name.endsWith('.crt.pem'));
    for (const name of secrets) expect(statSync(`${data}/authority/${name}`).mode & 0o077).toBe(0);
  });

  it('works in a pipe; the report then goes to standard error', async () => {
    const piped = await seal(['-', '-', '--json'], { input: original });
    expect(piped.code).toBe(0);
    expect(json(piped.stderr)).toMatchObject({ level: 'B', sha256: sha256(piped.stdout) });
    expect(piped.stdout.subarray(0, original.length).equals(original)).toBe(true);
  });

  it('seals with PSS, and fills or adds the named field', async () => {
    const output = path('pss.pdf');
    const ended = await seal([input, output, '--algorithm', 'pss', '--field', 'Approval', '--json']);
    expect(json(ended.stdout)).toMatchObject({ algorithm: 'rsa-pss-sha256', field: 'Approval' });
    const again = await seal([output, path('twice.pdf'), '--level', 'lta', '--json']);
    expect(json(again.stdout)).toMatchObject({ level: 'LTA', field: 'Signature1' });
    const answer = await judged(path('twice.pdf'), ownRoot());
    expect(answer.unaltered).toBe(true);
    expect(answer.signatures.map(({ status }) => status)).toEqual(['valid', 'valid']);
  });
});

describe('seal with a customer’s key and authority', () => {
  it.each(Object.entries(keyKinds))(
    '%s: sealed at LTA, revocation data fetched after the time-stamp',
    async (kind, make) => {
      const words = await customer.issueTo(path(kind), make());
      const output = path(`${kind}.pdf`);
      customer.asked.length = 0;
      const ended = await seal([
        input,
        output,
        ...words,
        '--level',
        'lta',
        '--tsa',
        customer.tsaUrl,
        '--json',
      ]);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(customer.asked).toEqual(['POST /tsa', 'GET /root.crl', 'POST /tsa']);
      const answer = await judged(output, [customer.root]);
      expect(answer).toMatchObject({
        unaltered: true,
        signatures: [{ status: 'valid', level: 'LTA', signedBy: 'Bolig ApS Seal' }],
        timestamps: [{ status: 'valid' }, { status: 'valid' }],
      });
    },
  );

  it('an RSA key seals with PSS when that is asked for', async () => {
    const words = await customer.issueTo(path('plain'), keyKinds['rsa-2048']());
    const ended = await seal([input, path('plain.pdf'), ...words, '--algorithm', 'pss', '--json']);
    expect(json(ended.stdout)).toMatchObject({ algorithm: 'rsa-pss-sha256' });
  });

  it('takes a revocation list that is older than the time-stamp but still in force', async () => {
    const yesterday = await startLoopbackAuthority({ listAge: 86_400_000 });
    const words = await yesterday.issueTo(path('old'), keyKinds['p-256']());
    const ended = await seal([input, path('old.pdf'), ...words, '--level', 'lt', '--tsa', yesterday.tsaUrl]);
    await yesterday.close();
    expect(ended.code).toBe(0);
    expect((await judged(path('old.pdf'), [yesterday.root])).signatures[0]?.level).toBe('LT');
  });
});

describe('seal refuses', () => {
  const refused = async (words: readonly string[]) => {
    const output = path(`refused-${Math.random()}.pdf`);
    const before = readdirSync(path('.'));
    const ended = await seal([words[0] ?? '', output, ...words.slice(1)]);
    expect(ended.code).toBe(2);
    expect(ended.stdout.length).toBe(0);
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(path('.'))).toEqual(before);
    return json(ended.stderr);
  };
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(path(name), bytes);
    return path(name);
  };

  it.each([
    ['what is no PDF', 'hello', 'notPdf'],
    ['a cut file', original.subarray(0, 700), 'brokenStructure'],
    [
      'an encrypted file',
      readFileSync('test/sealing/corpus/encrypted/user-password.pdf'),
      'passwordProtected',
    ],
  ])('%s', async (name, bytes, reason) => {
    const answer = await refused([file(`${name}.pdf`, bytes)]);
    expect(answer).toMatchObject({ code: 'document_refused', reason });
    expect(answer).toHaveProperty('detail');
  });

  it('a field that is signed already', async () => {
    await seal([input, path('signed.pdf'), '--field', 'Seller']);
    expect(await refused([path('signed.pdf'), '--field', 'Seller'])).toMatchObject({ code: 'field_taken' });
  });

  it('a key that belongs to no certificate, an expired certificate, a short key', async () => {
    await customer.issueTo(path('first'), keyKinds['p-256']());
    await customer.issueTo(path('second'), keyKinds['p-256']());
    const mixed = ['--certificate', path('first.chain.pem'), '--key', path('second.key.pem')];
    expect(await refused([input, ...mixed])).toMatchObject({ code: 'key_mismatch' });
    const expired = await customer.issueTo(path('expired'), keyKinds['p-256'](), { expired: true });
    expect(await refused([input, ...expired])).toMatchObject({ code: 'certificate_expired' });
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const weak = await customer.issueTo(path('weak'), short);
    expect(await refused([input, ...weak])).toMatchObject({ code: 'key_unsuitable' });
  });

  it('a time-stamp authority that does not answer, or whose answer is none', async () => {
    const dead = 'http://127.0.0.1:1/tsa';
    const at = ['--level', 't', '--tsa'];
    expect(await refused([input, ...at, dead])).toMatchObject({ code: 'time_stamp_unavailable' });
    const wrong = customer.tsaUrl.replace('/tsa', '/root.cer');
    expect(await refused([input, ...at, wrong])).toMatchObject({ code: 'time_stamp_malformed' });
  });

  it('LT while no revocation data can be had, and names whose are missing', async () => {
    const silent = await startLoopbackAuthority({ listAge: null });
    const words = await silent.issueTo(path('silent'), keyKinds['p-256']());
    const answer = await refused([input, ...words, '--level', 'lt', '--tsa', silent.tsaUrl]);
    await silent.close();
    expect(answer).toMatchObject({ code: 'revocation_missing' });
    expect(JSON.stringify(answer.detail)).toContain('Bolig ApS Seal');
  });

  it.each([
    [['--level', 'x']],
    [['--key', 'a.pem']],
    [['--certificate', 'a.pem']],
    [['--algorithm', 'rsa']],
    [['--unknown']],
  ])('arguments that make no sense: %j', async (words) => {
    expect(await refused([input, ...words])).toMatchObject({ code: 'bad_arguments' });
  });

  it('a missing input', async () => {
    expect(await refused([path('nowhere.pdf')])).toMatchObject({ code: 'ENOENT' });
  });
});

describe('verify', () => {
  const verify = (words: readonly string[], more: { input?: Uint8Array; data?: string } = {}) =>
    runCommand('verify', words, { data, ...more });
  const sealed = path('verify.pdf');
  beforeAll(async () => {
    await seal([input, sealed, '--level', 'lta']);
  });

  it('0: everything is valid, and it is this service’s own', async () => {
    const ended = await verify([sealed, '--json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(json<Verification>(ended.stdout)).toMatchObject({
      sealedByThisService: true,
      unaltered: true,
      signatures: [{ field: 'Signature1', status: 'valid', reason: null, level: 'LTA' }],
      timestamps: [
        { kind: 'signature', status: 'valid' },
        { kind: 'document', status: 'valid' },
      ],
    });
    const piped = await verify(['-'], { input: readFileSync(sealed) });
    expect(piped.code).toBe(0);
    expect(piped.stdout.toString()).toContain('Sealed by this service');
  });

  it('1: one byte was changed, or nothing is signed', async () => {
    const changed = readFileSync(sealed);
    changed[400] = (changed[400] ?? 0) ^ 1;
    writeFileSync(path('changed.pdf'), changed);
    const ended = await verify([path('changed.pdf'), '--json']);
    expect(ended.code).toBe(1);
    expect(json<Verification>(ended.stdout)).toMatchObject({
      unaltered: false,
      signatures: [{ status: 'invalid', reason: 'hashFailure' }],
    });
    expect((await verify([input])).code).toBe(1);
  });

  it('2: the signer is unknown; 0 with their root', async () => {
    const words = await customer.issueTo(path('foreign'), keyKinds['p-384']());
    await seal([path('verify.pdf'), path('foreign.pdf'), ...words]);
    await seal([input, path('alone.pdf'), ...words]);
    const unknown = await verify([path('alone.pdf'), '--json']);
    expect(unknown.code).toBe(2);
    expect(json<Verification>(unknown.stdout)).toMatchObject({
      sealedByThisService: false,
      unaltered: true,
      signatures: [{ status: 'indeterminate', reason: 'noCertificateChainFound' }],
    });
    const trusting = ['--trust', path('foreign.root.pem')];
    expect((await verify([path('alone.pdf'), ...trusting])).code).toBe(0);
    expect((await verify([path('foreign.pdf'), ...trusting])).code).toBe(0);
  });

  it('3: no PDF, no file, no certificate, no sense', async () => {
    writeFileSync(path('text.pdf'), 'hello');
    const ended = await verify([path('text.pdf')]);
    expect(ended.code).toBe(3);
    expect(json(ended.stderr)).toMatchObject({ code: 'document_refused', reason: 'notPdf' });
    expect((await verify([path('nowhere.pdf')])).code).toBe(3);
    expect((await verify([sealed, '--trust', path('text.pdf')])).code).toBe(3);
    expect((await verify([sealed, '--unknown'])).code).toBe(3);
    expect((await verify([])).code).toBe(3);
  });

  it('does not trust another data folder’s authority', async () => {
    expect((await verify([sealed], { data: path('elsewhere') })).code).toBe(2);
    expect(existsSync(path('elsewhere'))).toBe(false);
  });

  it('an existing empty field is filled, in a file with cross-reference streams too', async () => {
    writeFileSync(path('stream.pdf'), streamPdf(sampleObjects(), { compressed: [1, 2] }));
    await seal([path('stream.pdf'), path('stream-sealed.pdf'), '--level', 'lt']);
    expect((await verify([path('stream-sealed.pdf')])).code).toBe(0);
  });
});
