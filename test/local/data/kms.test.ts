import { createHash } from 'node:crypto';
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GetPublicKeyCommand,
  SignCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../lib/local/iam.ts';
import { CURVES, type Curve, signDigest } from '../../../lib/local/kms/ecdsa.ts';
import { ACCOUNT, kmsClient, openStage, REGION, type Stage } from './harness.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  expect(stage.defects).toEqual([]);
  await stage.close();
});

const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
const allow = (Action: string, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const refusal = { name: 'AccessDeniedException' };

describe('deterministic ECDSA over a digest (RFC 6979, A.2.5 to A.2.7, message "sample")', () => {
  it.each<[string, string, string, string]>([
    [
      'ECC_NIST_P256',
      'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    ],
    [
      'ECC_NIST_P384',
      '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5',
      '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46',
      '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8',
    ],
    [
      'ECC_NIST_P521',
      '00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538',
      'c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
      '617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
    ],
  ])('%s', (spec, secret, r, s) => {
    const curve = CURVES[spec] as Curve;
    const signature = signDigest(
      Buffer.from(secret, 'hex'),
      createHash(curve.hash).update('sample').digest(),
      curve,
    ).toString('hex');
    const after = signature.slice(signature.indexOf(r) + r.length);
    expect([signature.includes(r), after.endsWith(s)]).toEqual([true, true]);
  });
});

describe('key policies', () => {
  it('must let the caller in, whatever its role says', async () => {
    const { keyId } = stage.kms.deployKey('administered', {
      KeyPolicy: { Statement: [allow('kms:DescribeKey', { Principal: root })] },
    });
    const everything = stage.as([allow('kms:*')]);
    await kmsClient(everything).send(new DescribeKeyCommand({ KeyId: keyId }));
    const encrypt = new EncryptCommand({ KeyId: keyId, Plaintext: Buffer.from('x') });
    await expect(kmsClient(everything).send(encrypt)).rejects.toMatchObject(refusal);
    await expect(kmsClient(stage.as()).send(encrypt)).rejects.toMatchObject(refusal);
  });

  it('bind a use of a key to its encryption context', async () => {
    const { keyId } = stage.kms.deployKey('spaces', {});
    const use = (value: string) => ({ StringEquals: { 'kms:EncryptionContext:use': value } });
    const notifier = kmsClient(stage.as([allow('kms:Decrypt', { Condition: use('link') })]));
    const maker = kmsClient(stage.as([allow('kms:GenerateDataKeyWithoutPlaintext')]));
    const make = (EncryptionContext?: Record<string, string>) =>
      maker.send(
        new GenerateDataKeyWithoutPlaintextCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext }),
      );
    const link = { use: 'link', space: 'o1.live' };
    const { CiphertextBlob } = await make(link);
    expect(
      (await notifier.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: link }))).Plaintext,
    ).toHaveLength(32);
    const space = await make({ use: 'space' });
    await expect(
      notifier.send(
        new DecryptCommand({ CiphertextBlob: space.CiphertextBlob, EncryptionContext: { use: 'space' } }),
      ),
    ).rejects.toMatchObject(refusal);
    await expect(notifier.send(new DecryptCommand({ CiphertextBlob }))).rejects.toMatchObject(refusal);
    await expect(
      maker.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: link })),
    ).rejects.toMatchObject(refusal);
  });

  it('let the sealer sign digests and nothing else, and refuse direct use of a key kept for a service', async () => {
    const condition = {
      StringEquals: { 'kms:MessageType': 'DIGEST', 'kms:SigningAlgorithm': 'ECDSA_SHA_256' },
    };
    const { keyId } = stage.kms.deployKey('seal', {
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      KeyPolicy: {
        Statement: [
          allow('kms:Sign', { Principal: root, Condition: condition }),
          allow('kms:GetPublicKey', { Principal: root }),
        ],
      },
    });
    const sealer = kmsClient(stage.as([allow('kms:Sign'), allow('kms:GetPublicKey')]));
    const sign = (MessageType: 'DIGEST' | 'RAW') =>
      sealer.send(
        new SignCommand({
          KeyId: keyId,
          SigningAlgorithm: 'ECDSA_SHA_256',
          Message: Buffer.alloc(32, 7),
          MessageType,
        }),
      );
    expect((await sign('DIGEST')).Signature?.[0]).toBe(0x30);
    await expect(sign('RAW')).rejects.toMatchObject(refusal);
    await sealer.send(new GetPublicKeyCommand({ KeyId: keyId }));

    const stored = stage.kms.deployKey('stored', {
      KeyPolicy: {
        Statement: [
          allow('kms:*', {
            Principal: root,
            Condition: { StringEquals: { 'kms:ViaService': `s3.${REGION}.amazonaws.com` } },
          }),
        ],
      },
    });
    await expect(
      sealer.send(new EncryptCommand({ KeyId: stored.keyId, Plaintext: Buffer.from('x') })),
    ).rejects.toMatchObject(refusal);
    await expect(
      kmsClient(stage.as()).send(new EncryptCommand({ KeyId: stored.keyId, Plaintext: Buffer.from('x') })),
    ).rejects.toMatchObject(refusal);
  });
});

describe('deployed keys', () => {
  it('keep their material over a restart and a new policy', async () => {
    const { keyId } = stage.kms.deployKey('lasting', {});
    stage.kms.deployAlias('alias/lasting', keyId);
    const { CiphertextBlob } = await kmsClient(stage.as()).send(
      new EncryptCommand({ KeyId: 'alias/lasting', Plaintext: Buffer.from('secret') }),
    );
    await stage.restart();
    stage.kms.deployKey('lasting', { Description: 'again' });
    const { Plaintext } = await kmsClient(stage.as()).send(new DecryptCommand({ CiphertextBlob }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('secret');
  });

  it('can be disabled', async () => {
    const { keyId } = stage.kms.deployKey('off', { Enabled: false });
    await expect(
      kmsClient(stage.as()).send(new EncryptCommand({ KeyId: keyId, Plaintext: Buffer.from('x') })),
    ).rejects.toMatchObject({ name: 'DisabledException' });
  });

  it('fail loudly on what is not modelled', () => {
    expect(() => stage.kms.deployKey('replica', { MultiRegion: true })).toThrow(
      expect.objectContaining({ code: 'NotImplemented' }),
    );
    expect(() => stage.kms.deployKey('odd', { KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' })).toThrow(
      expect.objectContaining({ code: 'NotImplemented' }),
    );
  });
});
