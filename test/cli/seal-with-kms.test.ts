import { readFileSync, writeFileSync } from 'node:fs';
import { CreateKeyCommand, type KeySpec } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesOf } from '../../bin/command/certificates-of.ts';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { verifyPdf } from '../../layers/sealing/verify/verify-pdf.ts';
import { kmsClient, openStage, type Stage } from '../local/data/harness.ts';
import { classicPdf, sampleObjects } from '../sealing/corpus/raw-pdf.ts';
import { json, runCommand, workFolder } from './run-command.ts';

const { path, remove } = workFolder();
const data = path('data');
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  writeFileSync(path('in.pdf'), classicPdf(sampleObjects()));
});
afterAll(async () => {
  await stage.close();
  remove();
});

const seal = (words: readonly string[]) => {
  const { endpoint, region, credentials } = stage.as();
  const env = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return runCommand('seal', [path('in.pdf'), path('out.pdf'), ...words, '--json'], { data, env });
};

async function createKey(KeySpec: KeySpec): Promise<string> {
  const kms = kmsClient(stage.as());
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage: 'SIGN_VERIFY' }));
  kms.destroy();
  return KeyMetadata?.KeyId ?? '';
}

describe('seal with a key in KMS', () => {
  it('seals at LTA; the private key never leaves KMS and is asked for one signature', async () => {
    const key = await createKey('ECC_NIST_P256');
    const before = stage.calls.length;
    const ended = await seal(['--kms', key, '--level', 'lta']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(json(ended.stdout)).toMatchObject({ level: 'LTA', algorithm: 'ecdsa-sha256' });
    expect(stage.calls.slice(before).map(({ operation }) => operation)).toEqual(['GetPublicKey', 'Sign']);
    const answer = await verifyPdf(bufferSource(readFileSync(path('out.pdf'))), {
      trust: certificatesOf(`${data}/authority/root.crt.pem`),
      crypto: nodeCrypto,
    });
    expect(answer.signatures[0]).toMatchObject({ status: 'valid', level: 'LTA' });
  });

  it('an unknown key is a refusal', async () => {
    const ended = await seal(['--kms', '00000000-0000-0000-0000-000000000000']);
    expect(ended.code).toBe(2);
    expect(json(ended.stderr)).toMatchObject({ code: 'kms_unavailable' });
  });
});
