import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { md5 } from '../../../layers/sealing/pdf/encryption/md5.ts';
import { rc4 } from '../../../layers/sealing/pdf/encryption/rc4.ts';
import { PdfString } from '../../../layers/sealing/pdf/pdf-object.ts';
import { readSignatureFields } from '../../../layers/sealing/pdf/signature-fields.ts';
import { decodeText } from '../../../layers/sealing/pdf/text-string.ts';
import { toText } from '../corpus/raw-pdf.ts';
import { checkSignatures } from '../sign/check-signatures.ts';
import { open, seal } from '../sign/sealing-kit.ts';
import { refusal } from './refusal.ts';

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../corpus/encrypted/${name}`, import.meta.url)));

describe('encrypted files that open without a password', () => {
  it.each([
    'rc4-40.pdf',
    'rc4-128.pdf',
    'aes-128.pdf',
    'aes-256.pdf',
    'aes-256-r5.pdf',
    'aes-256-object-streams.pdf',
  ])('%s: sealed twice, what is written is encrypted', async (name) => {
    const original = sample(name);
    const sealed = await seal(await seal(original, { name: 'Clear Text ApS' }));

    expect(Buffer.compare(sealed.subarray(0, original.length), original)).toBe(0);
    expect(checkSignatures(sealed)).toMatchObject([{ valid: true }, { valid: true, coversWholeFile: true }]);
    expect(toText(sealed.subarray(original.length))).not.toContain('Clear Text');
    const [first] = (await readSignatureFields(await open(sealed))).filter(
      ({ value }) => value !== undefined,
    );
    const signedBy = first?.value?.get('Name');
    expect(signedBy instanceof PdfString && decodeText(signedBy)).toBe('Clear Text ApS');
    expect(first?.fullName).toBe('Signature1');
  });
});

describe('encrypted files that are refused', () => {
  it('one that needs a password', async () => {
    expect(await refusal(open(sample('user-password.pdf')))).toBe('passwordProtected');
  });

  it('one whose author permits no change', async () => {
    expect(await refusal(seal(sample('no-modification.pdf')))).toBe('noChangesAllowed');
  });

  it('a new field where only filling is permitted; the existing one may be filled', async () => {
    expect(await refusal(seal(sample('fill-only.pdf')))).toBe('noChangesAllowed');
    expect(checkSignatures(await seal(sample('fill-only.pdf'), { fieldName: 'Seller' }))).toMatchObject([
      { valid: true },
    ]);
  });
});

describe('old algorithms', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 200])('MD5 agrees with node:crypto at %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) & 255);
    expect(Buffer.from(md5(bytes)).toString('hex')).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  it.each([
    ['Key', 'Plaintext', 'bbf316e8d940af0ad3'],
    ['Wiki', 'pedia', '1021bf0420'],
    ['Secret', 'Attack at dawn', '45a01f645fc35b383552544b9bf5'],
  ])('RC4 with key %s', (key, text, expected) => {
    expect(Buffer.from(rc4(Buffer.from(key), Buffer.from(text))).toString('hex')).toBe(expected);
  });
});
