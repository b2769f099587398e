import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { SIGNATURE_ALGORITHMS } from '../../../layers/sealing/crypto/signature-algorithm.ts';
import { children, readDer } from '../../../layers/sealing/der/der-reader.ts';
import { asBitOctets } from '../../../layers/sealing/der/der-values.ts';
import {
  nullValue,
  oid,
  printableString,
  sequence,
  set,
  tagged,
  utf8String,
} from '../../../layers/sealing/der/der-writer.ts';
import * as OID from '../../../layers/sealing/der/oids.ts';
import { buildPath, chainAbove } from '../../../layers/sealing/x509/build-path.ts';
import {
  type CertificateAuthority,
  issueCertificate,
} from '../../../layers/sealing/x509/certificate-authority.ts';
import { outsideValidity } from '../../../layers/sealing/x509/check-path.ts';
import { createCertificateRequest } from '../../../layers/sealing/x509/create-certificate-request.ts';
import { encodeName } from '../../../layers/sealing/x509/distinguished-name.ts';
import { issueSealCertificate } from '../../../layers/sealing/x509/issue-seal-certificate.ts';
import { parseCertificate, tryParseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { displayName, renderName } from '../../../layers/sealing/x509/read-name.ts';
import { sameName } from '../../../layers/sealing/x509/same-name.ts';
import { authorityConstraints, extension, keyUsage } from '../../../layers/sealing/x509/write-extensions.ts';
import { createKey, createTestAuthority, YEAR } from './test-authority.ts';

const VALIDITY = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') };

describe('names', () => {
  it('are rendered most specific first, with escapes, and read by people by their common name', () => {
    const name = encodeName({ commonName: 'Sæl, Åse', organization: 'Bolig "ApS"', country: 'DK' });
    expect(renderName(name)).toBe('CN=Sæl\\, Åse,O=Bolig \\"ApS\\",C=DK');
    expect(displayName(name)).toBe('Sæl, Åse');
    expect(displayName(encodeName({ commonName: 'x' }).subarray(0))).toBe('x');
  });

  it('are the same whatever string type, letter case and white space', () => {
    const name = (value: Uint8Array) => sequence(set(sequence(oid(OID.commonName), value)));
    expect(sameName(name(utf8String('Bolig  ApS')), name(printableString('BOLIG APS ')))).toBe(true);
    expect(sameName(name(utf8String('Bolig ApS')), name(utf8String('Bolig A/S')))).toBe(false);
  });

  it.each([
    ['country', 2],
    ['locality', 128],
    ['organization', 64],
    ['organizationIdentifier', 64],
    ['organizationalUnit', 64],
    ['commonName', 64],
    ['emailAddress', 255],
  ] as const)('%s holds at most %i characters', (key, limit) => {
    const nameOf = (length: number) => encodeName({ commonName: 'a', [key]: 'X'.repeat(length) });
    expect(nameOf(limit).length).toBeGreaterThan(limit);
    expect(() => nameOf(limit + 1)).toThrow(expect.objectContaining({ code: 'certificate_unusable' }));
  });

  it.each([
    ['an empty value', { commonName: '' }],
    ['too long a value', { commonName: 'x'.repeat(65) }],
    ['a line break', { commonName: 'a\nb' }],
    ['a country that is not two capitals', { commonName: 'a', country: 'dk' }],
    ['an address with a space', { commonName: 'a', emailAddress: 'a b@example.com' }],
  ])('refuse %s', (_, name) => {
    expect(() => encodeName(name)).toThrow(expect.objectContaining({ code: 'certificate_unusable' }));
  });
});

describe('issued certificates', () => {
  it.each(SIGNATURE_ALGORITHMS)('with %s are accepted by node:crypto', async (algorithm) => {
    const { root, seal, timeStamp } = await createTestAuthority({ algorithm });
    const issuer = new X509Certificate(root);
    for (const der of [root, seal, timeStamp]) {
      const certificate = new X509Certificate(der);
      expect(certificate.checkIssued(issuer)).toBe(true);
      expect(certificate.verify(issuer.publicKey)).toBe(true);
    }
  });

  it('have the profile of a seal: critical usage, purposes, AIA, CRL address, identifiers', async () => {
    const { seal, root, authority } = await createTestAuthority();
    const { extensions, serial } = parseCertificate(seal);
    expect([...(extensions.keyUsage ?? [])]).toEqual([0, 1]);
    expect(extensions.keyUsageCritical).toBe(true);
    expect(extensions.extendedKeyUsage).toEqual([
      OID.emailProtection,
      OID.documentSigning,
      OID.adobeDocumentSigning,
    ]);
    expect(extensions.caIssuersUrls).toEqual([authority.caIssuersUrl]);
    expect(extensions.crlUrls).toEqual([authority.crlUrl]);
    expect(extensions.authorityKeyIdentifier).toEqual(parseCertificate(root).extensions.subjectKeyIdentifier);
    expect(extensions.unknownCritical).toEqual([]);
    expect(serial.length).toBeGreaterThanOrEqual(16);
  });

  it('have the profile of a time-stamp authority: critical EKU timeStamping alone', async () => {
    const { extensions } = parseCertificate((await createTestAuthority()).timeStamp);
    expect(extensions.extendedKeyUsage).toEqual([OID.timeStamping]);
    expect(extensions.extendedKeyUsageCritical).toBe(true);
    expect([...(extensions.keyUsage ?? [])]).toEqual([0]);
  });

  it('never share a serial number', async () => {
    const authority = await createTestAuthority();
    expect(parseCertificate(authority.seal).serial).not.toBe(parseCertificate(authority.timeStamp).serial);
  });

  it('refuse an empty validity', async () => {
    const { authority } = await createTestAuthority();
    const subject = {
      name: { commonName: 'x' },
      spki: createKey('ecdsa-sha256').spki,
      notBefore: VALIDITY.notAfter,
      notAfter: VALIDITY.notBefore,
    };
    await expect(issueSealCertificate(authority, subject)).rejects.toMatchObject({
      code: 'certificate_unusable',
    });
  });
});

describe('certificate requests', () => {
  it.each(SIGNATURE_ALGORITHMS)('with %s are signed by the key they name', async (algorithm) => {
    const key = createKey(algorithm);
    const request = await createCertificateRequest({
      ...key,
      algorithm,
      crypto,
      name: { commonName: 'Seal' },
    });
    const [info, , signature] = children(readDer(request));
    const scheme = parseCertificate((await createTestAuthority({ algorithm })).root).scheme;
    expect(scheme).not.toBeNull();
    expect(
      await crypto.verify(key.spki, scheme as never, info?.bytes as never, asBitOctets(signature as never)),
    ).toBe(true);
  });
});

describe('parsing certificates', () => {
  it('refuses what was cut off or changed in structure, with a typed error', async () => {
    const { seal } = await createTestAuthority();
    expect(() => parseCertificate(seal.slice(0, 100))).toThrow(
      expect.objectContaining({ code: 'certificate_malformed' }),
    );
    expect(tryParseCertificate(new Uint8Array(3))).toBeUndefined();
  });
});

/** Root → intermediate → leaf, with the intermediate's extensions chosen. */
async function chainOf(
  extensions: Uint8Array[],
  leafExtensions: Uint8Array[] = [keyUsage('nonRepudiation')],
  leafName = 'Leaf',
) {
  const base = await createTestAuthority();
  const longRoot: CertificateAuthority = base.authority;
  const caKey = createKey('ecdsa-sha256');
  const subject = { ...VALIDITY, spki: caKey.spki, name: { commonName: 'Intermediate' } };
  const intermediate = await issueCertificate(longRoot, subject, extensions);
  const authority: CertificateAuthority = { ...longRoot, certificate: intermediate, sign: caKey.sign };
  const leaf = await issueCertificate(
    authority,
    { ...VALIDITY, spki: createKey('ecdsa-sha256').spki, name: { commonName: leafName, country: 'DK' } },
    leafExtensions,
  );
  return { root: base.root, intermediate, leaf };
}

const pathOf = ({
  root,
  intermediate,
  leaf,
}: {
  root: Uint8Array;
  intermediate: Uint8Array;
  leaf: Uint8Array;
}) =>
  buildPath({
    leaf: parseCertificate(leaf),
    pool: [parseCertificate(intermediate)],
    trust: [parseCertificate(root)],
    crypto,
  });

describe('path validation', () => {
  it('finds leaf to root, and the chain above', async () => {
    const { root, seal } = await createTestAuthority();
    const [leaf, anchor] = [parseCertificate(seal), parseCertificate(root)];
    expect(await buildPath({ leaf, pool: [], trust: [anchor], crypto })).toEqual({
      path: [leaf, anchor],
      fault: null,
    });
    expect(await chainAbove(leaf, [leaf, anchor], crypto)).toEqual([anchor]);
  });

  it('accepts a trusted end-entity certificate by itself', async () => {
    const leaf = parseCertificate((await createTestAuthority()).seal);
    expect((await buildPath({ leaf, pool: [], trust: [leaf], crypto })).fault).toBeNull();
  });

  it('finds none to a root of the same name and another key', async () => {
    const [ours, theirs] = [await createTestAuthority(), await createTestAuthority()];
    const result = await buildPath({
      leaf: parseCertificate(ours.seal),
      pool: [parseCertificate(ours.root)],
      trust: [parseCertificate(theirs.root)],
      crypto,
    });
    expect(result.fault?.reason).toBe('noCertificateChainFound');
  });

  it('refuses an authority below a root with path length 0', async () => {
    const result = await pathOf(await chainOf([authorityConstraints(), keyUsage('keyCertSign')]));
    expect(result.fault).toMatchObject({
      reason: 'chainConstraintsFailure',
      detail: expect.stringContaining('too long'),
    });
  });

  it('refuses an issuer that is no authority', async () => {
    const result = await pathOf(await chainOf([keyUsage('digitalSignature')]));
    expect(result.fault).toMatchObject({ detail: 'Intermediate is not an authority' });
  });

  it('refuses an authority whose usage does not allow to sign certificates', async () => {
    const result = await pathOf(await chainOf([authorityConstraints(), keyUsage('cRLSign')]));
    expect(result.fault).toMatchObject({ detail: 'Intermediate may not sign certificates' });
  });

  it('refuses an unknown critical extension', async () => {
    const odd = extension('1.3.6.1.4.1.99999.7', true, nullValue());
    const result = await pathOf(await chainOf([authorityConstraints(), keyUsage('keyCertSign')], [odd]));
    expect(result.fault).toMatchObject({ detail: 'Leaf: unknown critical extension 1.3.6.1.4.1.99999.7' });
  });

  it('holds names to the constraints of the authority', async () => {
    const tree = (commonName: string) =>
      tagged(0, sequence(tagged(4, encodeName({ commonName, country: 'DK' }))));
    const constrained = (commonName: string) => [
      authorityConstraints(),
      keyUsage('keyCertSign'),
      extension(OID.nameConstraints, true, sequence(tree(commonName))),
    ];
    const trustIntermediate = async (chain: Awaited<ReturnType<typeof chainOf>>) =>
      buildPath({
        leaf: parseCertificate(chain.leaf),
        pool: [],
        trust: [parseCertificate(chain.intermediate)],
        crypto,
      });
    expect((await trustIntermediate(await chainOf(constrained('Leaf')))).fault).toBeNull();
    expect((await trustIntermediate(await chainOf(constrained('Other')))).fault?.detail).toContain(
      'outside the constraints',
    );
  });

  it('does not hang on certificates that issue each other', async () => {
    const leaf = parseCertificate((await createTestAuthority()).seal);
    const others = await Promise.all(Array.from({ length: 20 }, () => createTestAuthority()));
    const pool = others.flatMap(({ root, seal }) => [parseCertificate(root), parseCertificate(seal)]);
    expect((await buildPath({ leaf, pool, trust: [], crypto })).fault?.reason).toBe(
      'noCertificateChainFound',
    );
  });

  it('tells who is not yet or no longer valid, the anchor left out', async () => {
    const { root, seal } = await createTestAuthority();
    const path = [parseCertificate(seal), parseCertificate(root)];
    expect(outsideValidity(path, new Date())).toBeNull();
    expect(outsideValidity(path, new Date(Date.now() + 20 * YEAR))).toMatchObject({
      side: 'after',
      certificate: path[0],
    });
    expect(outsideValidity(path, new Date(Date.now() - 20 * YEAR))).toMatchObject({
      side: 'before',
      certificate: path[0],
    });
  });
});
