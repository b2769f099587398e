import { describe, expect, it } from 'vitest';
import { assembleSignedData } from '../../../layers/sealing/cms/assemble-signed-data.ts';
import { checkSigner } from '../../../layers/sealing/cms/check-signer.ts';
import { CmsError } from '../../../layers/sealing/cms/cms-error.ts';
import { parseSignedData } from '../../../layers/sealing/cms/parse-signed-data.ts';
import { attribute, signedAttributes } from '../../../layers/sealing/cms/signed-attributes.ts';
import { hashIdentifier } from '../../../layers/sealing/crypto/algorithm-identifiers.ts';
import { signMessage } from '../../../layers/sealing/crypto/digest-signer.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import {
  hashOf,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from '../../../layers/sealing/crypto/signature-algorithm.ts';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import { children, readDer } from '../../../layers/sealing/der/der-reader.ts';
import { asOid } from '../../../layers/sealing/der/der-values.ts';
import {
  integer,
  octetString,
  oid,
  sequence,
  set,
  setOf,
  tagged,
  tlv,
} from '../../../layers/sealing/der/der-writer.ts';
import * as OID from '../../../layers/sealing/der/oids.ts';
import { createTestAuthority } from '../x509/test-authority.ts';

const CONTENT = new TextEncoder().encode('the byte ranges');

async function sign(
  algorithm: SignatureAlgorithm = 'ecdsa-sha256',
  attributesFor?: (der: Uint8Array) => Uint8Array,
) {
  const { profile, sign: digestSigner } = await createTestAuthority({ algorithm });
  const contentDigest = await crypto.digest(hashOf(algorithm), CONTENT);
  const usual = await signedAttributes({ contentDigest, profile, crypto });
  const attributes = attributesFor?.(usual) ?? usual;
  const signatureValue = await signMessage(attributes, { algorithm, sign: digestSigner, crypto });
  return {
    profile,
    attributes,
    signatureValue,
    cms: assembleSignedData({ signedAttributes: attributes, signatureValue, profile }),
  };
}

const check = (cms: Uint8Array, content: Uint8Array = CONTENT) =>
  checkSigner({
    signedData: parseSignedData(cms),
    contentDigest: (hash) => crypto.digest(hash, content),
    contentType: OID.data,
    essRequired: true,
    crypto,
  });

const typesOf = (der: Uint8Array) => children(readDer(der)).map((node) => asOid(children(node)[0] as never));

describe('signed attributes', () => {
  it('are content-type, message-digest and signing-certificate-v2, in DER order, and never signing-time', async () => {
    const { attributes } = await sign();
    expect(typesOf(attributes).sort()).toEqual(
      [OID.contentType, OID.messageDigest, OID.signingCertificateV2].sort(),
    );
    expect(setOf(...children(readDer(attributes)).map(({ bytes }) => bytes))).toEqual(attributes);
  });

  it('carry the commitment type when it is asked for', async () => {
    const { profile } = await createTestAuthority();
    const der = await signedAttributes({
      contentDigest: CONTENT,
      profile,
      crypto,
      commitmentType: 'proofOfApproval',
    });
    expect(typesOf(der)).toContain(OID.commitmentType);
  });
});

describe('SignedData', () => {
  it.each(SIGNATURE_ALGORITHMS)(
    'with %s holds: one signer, detached, whole chain, all checks',
    async (algorithm) => {
      const { cms, profile } = await sign(algorithm);
      const parsed = parseSignedData(cms);
      expect(parsed).toMatchObject({ contentType: OID.data, content: null, der: true });
      expect(parsed.signers).toHaveLength(1);
      expect(parsed.certificates).toEqual(expect.arrayContaining([profile.certificate, ...profile.chain]));
      const { fault, certificate } = await check(cms);
      expect(fault).toBeNull();
      expect(certificate?.der).toEqual(profile.certificate);
    },
  );

  it('carries a signature time-stamp as unsigned attribute', async () => {
    const { attributes, signatureValue, profile } = await sign();
    const token = sequence(integer(1));
    const cms = assembleSignedData({
      signedAttributes: attributes,
      signatureValue,
      profile,
      signatureTimeStamp: token,
    });
    const [signer] = parseSignedData(cms).signers;
    expect(signer?.unsignedAttributes.map(({ type, values }) => [type, values[0]?.bytes])).toEqual([
      [OID.signatureTimeStamp, token],
    ]);
  });

  it('is read from BER with indefinite lengths, and said to be', async () => {
    const { cms } = await sign();
    const [type, body] = children(readDer(cms));
    const ber = concatBytes(
      Uint8Array.of(0x30, 0x80),
      type?.bytes as never,
      body?.bytes as never,
      new Uint8Array(2),
    );
    expect(parseSignedData(ber).der).toBe(false);
    expect((await check(ber)).fault).toBeNull();
  });

  it('of another content type, or broken, is a typed error', async () => {
    const { cms } = await sign();
    expect(() => parseSignedData(sequence(oid(OID.data)))).toThrow(
      expect.objectContaining({ code: 'cms_unsupported' }),
    );
    expect(() => parseSignedData(cms.subarray(0, 200))).toThrow(CmsError);
    expect(() => parseSignedData(concatBytes(cms, Uint8Array.of(0)))).toThrow(
      expect.objectContaining({ code: 'cms_malformed' }),
    );
  });
});

describe('signed attributes that are not in DER order', () => {
  it('are signed in DER order all the same (RFC 5652 §5.4)', async () => {
    const { profile, sign: digestSigner } = await createTestAuthority();
    const contentDigest = await crypto.digest('sha256', CONTENT);
    const sorted = await signedAttributes({ contentDigest, profile, crypto });
    const parts = children(readDer(sorted)).map(({ bytes }) => bytes);
    const reversed = tlv(0x31, ...parts.toReversed());
    const seal = async (signed: Uint8Array) =>
      assembleSignedData({
        signedAttributes: reversed,
        signatureValue: await signMessage(signed, { algorithm: 'ecdsa-sha256', sign: digestSigner, crypto }),
        profile,
      });
    expect(parseSignedData(await seal(sorted)).signers[0]?.signedAttributesSorted).toBe(false);
    expect((await check(await seal(sorted))).fault).toBeNull();
    expect((await check(await seal(reversed))).fault?.reason).toBe('sigCryptoFailure');
  });
});

describe('a signer without signed attributes', () => {
  it('is checked over the content itself, and refused where a profile wants attributes', async () => {
    const { profile, sign: digestSigner } = await createTestAuthority();
    const signatureValue = await signMessage(CONTENT, {
      algorithm: 'ecdsa-sha256',
      sign: digestSigner,
      crypto,
    });
    const whole = assembleSignedData({ signedAttributes: tlv(0x31), signatureValue, profile });
    const signedData = { ...parseSignedData(whole) };
    const [signer] = signedData.signers;
    const without = {
      ...signedData,
      signers: [{ ...signer, signedAttributesDer: null, signedAttributes: [] } as never],
    };
    const input = {
      signedData: without,
      contentDigest: () => crypto.digest('sha256', CONTENT),
      contentType: OID.data,
      crypto,
    };
    const reason = async (content: Uint8Array, essRequired: boolean) =>
      (await checkSigner({ ...input, essRequired, content: async () => content })).fault?.reason;
    expect(await reason(CONTENT, false)).toBeUndefined();
    expect(await reason(CONTENT.subarray(1), false)).toBe('hashFailure');
    expect(await reason(CONTENT, true)).toBe('sigConstraintsFailure');
  });
});

describe('the check of a signer finds', () => {
  const reasonOf = async (cms: Uint8Array, content?: Uint8Array) => (await check(cms, content)).fault?.reason;

  it('changed content', async () => {
    const { cms } = await sign();
    expect(await reasonOf(cms, concatBytes(CONTENT, Uint8Array.of(0)))).toBe('hashFailure');
  });

  it('a wrong signature value', async () => {
    const { attributes, profile } = await sign();
    const other = await sign();
    const cms = assembleSignedData({
      signedAttributes: attributes,
      signatureValue: other.signatureValue,
      profile,
    });
    expect(await reasonOf(cms)).toBe('sigCryptoFailure');
  });

  it('two signers, and none', async () => {
    const { cms } = await sign();
    const signerInfos = (count: number) => {
      const body = children(children(children(readDer(cms))[1] as never)[0] as never);
      const signer = children(body[body.length - 1] as never)[0]?.bytes as Uint8Array;
      const parts = [
        ...body.slice(0, -1).map(({ bytes }) => bytes),
        tlv(0x31, ...Array<Uint8Array>(count).fill(signer)),
      ];
      return sequence(oid(OID.signedData), tagged(0, sequence(...parts)));
    };
    expect(await reasonOf(signerInfos(1))).toBeUndefined();
    expect(await reasonOf(signerInfos(2))).toBe('formatFailure');
    expect(await reasonOf(signerInfos(0))).toBe('formatFailure');
  });

  it('a signing-certificate attribute that names another certificate', async () => {
    const stranger = await createTestAuthority();
    const hash = await crypto.digest('sha256', stranger.seal);
    const { cms } = await sign('ecdsa-sha256', (usual) =>
      replaceAttribute(usual, OID.signingCertificateV2, sequence(sequence(sequence(octetString(hash))))),
    );
    expect(await reasonOf(cms)).toBe('sigConstraintsFailure');
  });

  it('a missing signing-certificate attribute', async () => {
    const { cms } = await sign('ecdsa-sha256', (usual) =>
      replaceAttribute(usual, OID.signingCertificateV2, null),
    );
    expect(await reasonOf(cms)).toBe('sigConstraintsFailure');
  });

  it('an attribute that stands twice', async () => {
    const { cms } = await sign('ecdsa-sha256', (usual) =>
      setOf(
        ...children(readDer(usual)).map(({ bytes }) => bytes),
        attribute(OID.messageDigest, octetString(CONTENT)),
      ),
    );
    expect(await reasonOf(cms)).toBe('formatFailure');
  });

  it('a content type that is not what is signed', async () => {
    const { cms } = await sign('ecdsa-sha256', (usual) =>
      replaceAttribute(usual, OID.contentType, oid(OID.tstInfo)),
    );
    expect(await reasonOf(cms)).toBe('formatFailure');
  });

  it('a certificate that is not there', async () => {
    const { attributes, signatureValue, profile } = await sign();
    const cms = assembleSignedData({
      signedAttributes: attributes,
      signatureValue,
      profile,
      includeCertificates: false,
    });
    expect(await reasonOf(cms)).toBe('noSigningCertificateFound');
  });

  it('a digest algorithm that differs from the signature algorithm', async () => {
    const { cms } = await sign();
    const swapped = replaceBytes(cms, hashIdentifier('sha256'), hashIdentifier('sha512'));
    expect(await reasonOf(swapped)).toBe('hashFailure');
  });
});

function replaceAttribute(attributes: Uint8Array, type: string, value: Uint8Array | null): Uint8Array {
  const kept = children(readDer(attributes)).filter((node) => asOid(children(node)[0] as never) !== type);
  const added = value === null ? [] : [sequence(oid(type), set(value))];
  return setOf(...kept.map(({ bytes }) => bytes), ...added);
}

/** Replaces the last occurrence: in SignerInfo, after the certificates. */
function replaceBytes(input: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const at = Buffer.from(input).lastIndexOf(Buffer.from(from));
  return concatBytes(input.subarray(0, at), to, input.subarray(at + from.length));
}
