import { createHash, createPublicKey, randomBytes, verify as verifyWithNode } from 'node:crypto';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GenerateRandomCommand,
  GetPublicKeyCommand,
  type KeySpec,
  type KeyUsageType,
  ListAliasesCommand,
  type MessageType,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clients } from './clients.ts';

/** What Sigill depends on in KMS. */
export function kmsContract(clients: Clients): void {
  describe('KMS', () => {
    const kms = () => clients.kms;
    const create = async (KeySpec?: KeySpec, KeyUsage?: KeyUsageType) =>
      (await kms().send(new CreateKeyCommand({ KeySpec, KeyUsage }))).KeyMetadata?.KeyId ?? '';

    it('describes a key by id, ARN and alias', async () => {
      const KeyId = await create();
      const AliasName = `alias/contract-${randomBytes(6).toString('hex')}`;
      await kms().send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
      const { KeyMetadata } = await kms().send(new DescribeKeyCommand({ KeyId: AliasName }));
      expect(KeyMetadata).toMatchObject({
        KeyId,
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyUsage: 'ENCRYPT_DECRYPT',
        Enabled: true,
      });
      expect((await kms().send(new DescribeKeyCommand({ KeyId: KeyMetadata?.Arn }))).KeyMetadata?.KeyId).toBe(
        KeyId,
      );
      expect(
        (await kms().send(new ListAliasesCommand({ KeyId }))).Aliases?.map((alias) => alias.AliasName),
      ).toEqual([AliasName]);
      await expect(
        kms().send(new DescribeKeyCommand({ KeyId: 'alias/no-such-alias' })),
      ).rejects.toMatchObject({ name: 'NotFoundException' });
    });

    describe('encryption', () => {
      let KeyId = '';
      beforeAll(async () => {
        KeyId = await create();
      });

      it('gives data keys that only the same context opens', async () => {
        const EncryptionContext = { space: 'o1.live', use: 'link' };
        const made = await kms().send(
          new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext }),
        );
        expect(made.Plaintext).toHaveLength(32);
        const CiphertextBlob = made.CiphertextBlob;
        const opened = await kms().send(
          new DecryptCommand({ CiphertextBlob, EncryptionContext: { use: 'link', space: 'o1.live' } }),
        );
        expect(opened.Plaintext).toEqual(made.Plaintext);
        const wrong = [{}, { space: 'o2.live', use: 'link' }, { ...EncryptionContext, more: 'x' }];
        for (const context of wrong) {
          await expect(
            kms().send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: context })),
          ).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
        }
        const blind = await kms().send(
          new GenerateDataKeyWithoutPlaintextCommand({ KeyId, NumberOfBytes: 64 }),
        );
        expect(blind).not.toHaveProperty('Plaintext');
        expect(
          (await kms().send(new DecryptCommand({ CiphertextBlob: blind.CiphertextBlob }))).Plaintext,
        ).toHaveLength(64);
      });

      it('encrypts small plaintexts, differently each time, and detects tampering', async () => {
        const Plaintext = randomBytes(100);
        const [one, two] = await Promise.all(
          [1, 2].map(() => kms().send(new EncryptCommand({ KeyId, Plaintext }))),
        );
        expect(one?.CiphertextBlob).not.toEqual(two?.CiphertextBlob);
        const tampered = Uint8Array.from(one?.CiphertextBlob ?? []);
        tampered[tampered.length - 1] = (tampered.at(-1) ?? 0) ^ 1;
        await expect(kms().send(new DecryptCommand({ CiphertextBlob: tampered }))).rejects.toMatchObject({
          name: 'InvalidCiphertextException',
        });
        await expect(
          kms().send(new EncryptCommand({ KeyId, Plaintext: randomBytes(4097) })),
        ).rejects.toMatchObject({ name: 'ValidationException' });
      });

      it('refuses another key than the one that encrypted', async () => {
        const { CiphertextBlob } = await kms().send(new EncryptCommand({ KeyId, Plaintext: randomBytes(8) }));
        await expect(
          kms().send(new DecryptCommand({ KeyId: await create(), CiphertextBlob })),
        ).rejects.toMatchObject({ name: 'IncorrectKeyException' });
      });
    });

    describe.each<[KeySpec, SigningAlgorithmSpec[]]>([
      ['ECC_NIST_P256', ['ECDSA_SHA_256']],
      ['ECC_NIST_P384', ['ECDSA_SHA_384']],
      ['ECC_NIST_P521', ['ECDSA_SHA_512']],
      [
        'RSA_2048',
        [
          'RSASSA_PKCS1_V1_5_SHA_256',
          'RSASSA_PKCS1_V1_5_SHA_512',
          'RSASSA_PSS_SHA_256',
          'RSASSA_PSS_SHA_384',
        ],
      ],
    ])('signing with %s', (spec, algorithms) => {
      let KeyId = '';
      beforeAll(async () => {
        KeyId = await create(spec, 'SIGN_VERIFY');
      });

      it.each(algorithms)(
        '%s: a signature of the digest verifies over the preimage, as that of the message does',
        async (SigningAlgorithm) => {
          const { PublicKey } = await kms().send(new GetPublicKeyCommand({ KeyId }));
          const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
          const hash = `sha${SigningAlgorithm.slice(-3)}`;
          const message = randomBytes(200);
          const digest = createHash(hash).update(message).digest();
          const pss = SigningAlgorithm.includes('PSS') ? { padding: 6, saltLength: -1 } : {};
          for (const [Message, MessageType] of [
            [message, 'RAW'],
            [digest, 'DIGEST'],
          ] as [Buffer, MessageType][]) {
            const { Signature } = await kms().send(
              new SignCommand({ KeyId, SigningAlgorithm, Message, MessageType }),
            );
            expect(verifyWithNode(hash, message, { key, ...pss }, Signature ?? Buffer.alloc(0))).toBe(true);
            for (const [other, type] of [
              [message, 'RAW'],
              [digest, 'DIGEST'],
            ] as [Buffer, MessageType][]) {
              const checked = await kms().send(
                new VerifyCommand({ KeyId, SigningAlgorithm, Message: other, MessageType: type, Signature }),
              );
              expect(checked.SignatureValid).toBe(true);
            }
            await expect(
              kms().send(
                new VerifyCommand({
                  KeyId,
                  SigningAlgorithm,
                  Message: randomBytes(200),
                  MessageType: 'RAW',
                  Signature,
                }),
              ),
            ).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
          }
        },
      );

      it('refuses a digest of the wrong length and an algorithm of another key', async () => {
        const sign = (SigningAlgorithm: SigningAlgorithmSpec, Message: Buffer) =>
          kms().send(new SignCommand({ KeyId, SigningAlgorithm, Message, MessageType: 'DIGEST' }));
        await expect(sign(algorithms[0] as SigningAlgorithmSpec, randomBytes(31))).rejects.toMatchObject({
          name: 'ValidationException',
        });
        const foreign = spec === 'RSA_2048' ? 'ECDSA_SHA_256' : 'RSASSA_PSS_SHA_256';
        await expect(sign(foreign, randomBytes(32))).rejects.toMatchObject({
          name: expect.stringMatching(/InvalidKeyUsage|Validation/),
        });
      });

      it('does not encrypt', async () => {
        await expect(
          kms().send(new EncryptCommand({ KeyId, Plaintext: randomBytes(8) })),
        ).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
      });
    });

    it('authenticates messages', async () => {
      const KeyId = await create('HMAC_256', 'GENERATE_VERIFY_MAC');
      const input = { KeyId, MacAlgorithm: 'HMAC_SHA_256', Message: randomBytes(50) } as const;
      const { Mac } = await kms().send(new GenerateMacCommand(input));
      expect(Mac).toHaveLength(32);
      expect((await kms().send(new VerifyMacCommand({ ...input, Mac }))).MacValid).toBe(true);
      await expect(
        kms().send(new VerifyMacCommand({ ...input, Message: randomBytes(50), Mac })),
      ).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
    });

    it('gives random bytes', async () => {
      const take = async () => (await kms().send(new GenerateRandomCommand({ NumberOfBytes: 32 }))).Plaintext;
      expect(await take()).toHaveLength(32);
      expect(await take()).not.toEqual(await take());
    });
  });
}
