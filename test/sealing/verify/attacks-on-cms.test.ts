import { beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { assembleSignedData } from '../../../layers/sealing/cms/assemble-signed-data.ts';
import { signedAttributes } from '../../../layers/sealing/cms/signed-attributes.ts';
import { signMessage } from '../../../layers/sealing/crypto/digest-signer.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { concatBytes, toHex } from '../../../layers/sealing/der/bytes-util.ts';
import { children, readDer } from '../../../layers/sealing/der/der-reader.ts';
import { sequence, tagged, tlv } from '../../../layers/sealing/der/der-writer.ts';
import { openPdf } from '../../../layers/sealing/pdf/open-pdf.ts';
import { completeSignature } from '../../../layers/sealing/sign/complete-signature.ts';
import { digestPrepared } from '../../../layers/sealing/sign/digest-prepared.ts';
import { prepareSignature } from '../../../layers/sealing/sign/prepare-signature.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import { expectForbidden, expectInvalid } from './expect-verdict.ts';
import { objectWith, overwrite, range } from './manipulate.ts';
import {
  addTimeStamp,
  addValidationData,
  appendUpdate,
  CONTRACT,
  createPdf,
  FORM,
  seal,
  sealToLta,
  verify,
} from './test-document.ts';

let ca: TestAuthority;
let sealed: Uint8Array;
beforeAll(async () => {
  ca = await createTestAuthority();
  sealed = await seal(createPdf(), ca);
});

describe('time-stamps and validation data', () => {
  it('the time-stamp of another signature proves nothing', async () => {
    const donor = await seal(createPdf({ ...CONTRACT, 6: '<< /Producer (donor) >>' }), ca);
    const [tokenOf, cmsAt] = [timeStampOf(donor), (range(sealed)[1] ?? 0) + 1];
    const cms = replaceTimeStamp(cmsOf(sealed), tokenOf);
    const copied = overwrite(sealed, cmsAt, toHex(cms).padEnd(cmsOf(sealed).length * 2 + 200, '0'));
    const { signatures, timestamps } = await verify(copied, ca);
    expect(timestamps).toMatchObject([{ kind: 'signature', status: 'invalid', reason: 'hashFailure' }]);
    expect(signatures).toMatchObject([{ status: 'valid', level: 'B' }]);
  });

  it('a document time-stamp of another file proves nothing', async () => {
    const other = await addTimeStamp(await addValidationData(await seal(createPdf(FORM), ca), ca), ca);
    const mine = await sealToLta(createPdf(), ca);
    const last = (pdf: Uint8Array) => Buffer.from(pdf).lastIndexOf('/Contents <') + '/Contents <'.length;
    const stolen = Buffer.from(other.subarray(last(other), last(other) + 6000)).toString('latin1');
    const { unaltered, timestamps, signatures } = await verify(overwrite(mine, last(mine), stolen), ca);
    expect(unaltered).toBe(false);
    expect(timestamps[1]).toMatchObject({ kind: 'document', status: 'invalid', reason: 'hashFailure' });
    expect(signatures[0]).toMatchObject({ status: 'invalid', reason: 'forbiddenChange' });
  });

  it('validation data under an archive time-stamp are not removed', async () => {
    const lta = await sealToLta(createPdf(), ca);
    const [num, catalog] = objectWith(lta, '/Type /Catalog');
    const { timestamps, unaltered } = await verify(
      await appendUpdate(lta, { [num]: catalog.replace(/\/DSS \d+ 0 R/, '') }),
      ca,
    );
    expect(unaltered).toBe(false);
    expect(timestamps[1]).toMatchObject({ kind: 'document', status: 'invalid', reason: 'forbiddenChange' });
  });

  it('validation data do not smuggle anything in', async () => {
    const lt = await addValidationData(sealed, ca);
    const [num, store] = objectWith(lt, '/Type /DSS');
    await expectForbidden(ca, lt, { [num]: store.replace('/Certs', '/Evil 4 0 R /Certs') }, 'validationData');
  });
});

describe('the CMS', () => {
  /** Seals by hand, with another certificate in the attributes or several signers in the CMS. */
  async function sealWith(change: {
    ess?: Uint8Array;
    signers?: number;
    padding?: string;
  }): Promise<Uint8Array> {
    const pdf = createPdf();
    const file = await openPdf(bufferSource(pdf));
    const prepared = await prepareSignature(file, { signingTime: new Date() });
    const contentDigest = await digestPrepared(prepared, { source: file.source }, 'sha256', crypto);
    const profile = { ...ca.profile, certificate: change.ess ?? ca.profile.certificate };
    const attributes = await signedAttributes({ contentDigest, profile, crypto });
    const { algorithm } = ca.profile;
    const signatureValue = await signMessage(attributes, { algorithm, sign: ca.sign, crypto });
    const cms = assembleSignedData({ signedAttributes: attributes, signatureValue, profile: ca.profile });
    return concatBytes(pdf, completeSignature(prepared, repeatSigner(cms, change.signers ?? 1)));
  }

  it('is fine when nothing is changed', async () => {
    expect(await verify(await sealWith({}), ca)).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid' }],
    });
  });

  it('has exactly one signer', async () => {
    await expectInvalid(ca, await sealWith({ signers: 2 }), 'formatFailure');
  });

  it('names the signer certificate in a signed attribute', async () => {
    const { unaltered, signatures } = await verify(await sealWith({ ess: ca.timeStamp }), ca);
    expect(unaltered).toBe(false);
    expect(signatures[0]).toMatchObject({ status: 'indeterminate', reason: 'sigConstraintsFailure' });
  });
});

function repeatSigner(cms: Uint8Array, count: number): Uint8Array {
  const [type, wrapped] = children(readDer(cms));
  const body = children(children(wrapped as never)[0] as never);
  const signer = children(body.at(-1) as never)[0]?.bytes ?? new Uint8Array();
  const parts = body.slice(0, -1).map(({ bytes }) => bytes);
  return sequence(
    type?.bytes ?? new Uint8Array(),
    tagged(0, sequence(...parts, tlv(0x31, ...Array<Uint8Array>(count).fill(signer)))),
  );
}

function cmsOf(pdf: Uint8Array): Uint8Array {
  const [, start = 0, after = 0] = range(pdf);
  const digits = Buffer.from(pdf.subarray(start + 1, after - 1)).toString('latin1');
  const bytes = new Uint8Array(Buffer.from(digits, 'hex'));
  return bytes.subarray(0, 4 + (((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)));
}

const signerParts = (cms: Uint8Array) => {
  const body = children(children(children(readDer(cms))[1] as never)[0] as never);
  return { body, signer: children(children(body.at(-1) as never)[0] as never) };
};

const timeStampOf = (pdf: Uint8Array): Uint8Array =>
  signerParts(cmsOf(pdf)).signer.at(-1)?.bytes ?? new Uint8Array();

function replaceTimeStamp(cms: Uint8Array, unsigned: Uint8Array): Uint8Array {
  const { body, signer } = signerParts(cms);
  const info = sequence(...signer.slice(0, -1).map(({ bytes }) => bytes), unsigned);
  const parts = body.slice(0, -1).map(({ bytes }) => bytes);
  const type = children(readDer(cms))[0]?.bytes ?? new Uint8Array();
  return sequence(type, tagged(0, sequence(...parts, tlv(0x31, info))));
}
