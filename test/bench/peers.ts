import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assembleSignedData } from '../../layers/sealing/cms/assemble-signed-data.ts';
import { signedAttributes } from '../../layers/sealing/cms/signed-attributes.ts';
import { signMessage } from '../../layers/sealing/crypto/digest-signer.ts';
import { nodeCrypto as crypto } from '../../layers/sealing/crypto/node-crypto.ts';
import type { TestAuthority } from '../sealing/x509/test-authority.ts';

/** Another library that seals: takes a file, gives the sealed one. */
export interface Peer {
  readonly name: string;
  seal(bytes: Uint8Array): Promise<Uint8Array>;
}

const packages = [
  '@libpdf/core@0.4.2',
  '@cantoo/pdf-lib@2.11.1',
  '@signpdf/signpdf@3.3.0',
  '@signpdf/placeholder-plain@3.3.0',
];

/** Our CMS over what a library says is signed: so that every peer can do ECDSA and CAdES. */
async function cmsOver(signed: Uint8Array, authority: TestAuthority): Promise<Uint8Array> {
  const { profile, sign } = authority;
  const contentDigest = await crypto.digest('sha256', signed);
  const attributes = await signedAttributes({ contentDigest, profile, crypto });
  const signatureValue = await signMessage(attributes, { algorithm: profile.algorithm, sign, crypto });
  return assembleSignedData({ signedAttributes: attributes, signatureValue, profile });
}

interface LibPdf {
  readonly PDF: {
    load(bytes: Uint8Array): Promise<{ sign(options: object): Promise<{ bytes: Uint8Array }> }>;
  };
  readonly CryptoKeySigner: new (
    key: webcrypto.CryptoKey,
    certificate: Uint8Array,
    keyType: 'EC',
    algorithm: 'ECDSA',
    chain: readonly Uint8Array[],
  ) => object;
}

interface SignPdf {
  readonly SignPdf: new () => { sign(pdf: Buffer, signer: object): Promise<Buffer> };
}

interface Placeholder {
  plainAddPlaceholder(options: object): Buffer;
}

/** Installs the peers into a folder of their own; none is a dependency of this project. */
export async function installPeers(folder: string, authority: TestAuthority): Promise<readonly Peer[]> {
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const names = [...packages, '@signpdf/utils@3.3.0'];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...names], { cwd: folder });
  const entry = join(folder, 'peers.mjs');
  writeFileSync(
    entry,
    [
      "export * as libpdf from '@libpdf/core';",
      "export * as cantoo from '@cantoo/pdf-lib';",
      "export * as signpdf from '@signpdf/signpdf';",
      "export * as placeholder from '@signpdf/placeholder-plain';",
      "export { Signer } from '@signpdf/utils';",
    ].join('\n'),
  );
  const loaded = (await import(pathToFileURL(entry).href)) as {
    libpdf: LibPdf;
    cantoo: Cantoo;
    signpdf: SignPdf;
    placeholder: Placeholder;
    Signer: new () => object;
  };
  return [
    await libPdfPeer(loaded.libpdf, authority),
    signPdfPeer(loaded.signpdf, loaded.placeholder, loaded.Signer, authority),
    cantooPeer(loaded.cantoo, authority),
  ];
}

async function libPdfPeer({ PDF, CryptoKeySigner }: LibPdf, authority: TestAuthority): Promise<Peer> {
  const der = authority.sealKey.privateKey.export({ format: 'der', type: 'pkcs8' });
  const usage = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('pkcs8', Uint8Array.from(der), usage, true, ['sign']);
  const signer = new CryptoKeySigner(key, authority.seal, 'EC', 'ECDSA', [authority.root]);
  return {
    name: '@libpdf/core 0.4.2',
    async seal(bytes) {
      const document = await PDF.load(bytes);
      return (await document.sign({ signer, estimatedSize: 8192 })).bytes;
    },
  };
}

function signPdfPeer(
  { SignPdf }: SignPdf,
  { plainAddPlaceholder }: Placeholder,
  Signer: new () => object,
  authority: TestAuthority,
): Peer {
  class CadesSigner extends Signer {
    async sign(signed: Buffer): Promise<Buffer> {
      return Buffer.from(await cmsOver(signed, authority));
    }
  }
  const tool = new SignPdf();
  return {
    name: '@signpdf 3.3.0, our CMS',
    async seal(bytes) {
      const options = { reason: 'x', contactInfo: 'x', name: 'x', location: 'x', signatureLength: 8192 };
      const pdfBuffer = Buffer.from(bytes);
      return tool.sign(plainAddPlaceholder({ pdfBuffer, ...options }), new CadesSigner());
    },
  };
}

interface CantooDocument {
  readonly context: {
    obj(value: unknown): object;
    register(object: object): object;
  };
  readonly catalog: { set(key: object, value: object): void };
  getPage(index: number): { readonly ref: object; readonly node: { set(key: object, value: object): void } };
  save(options?: object): Promise<Uint8Array>;
}

interface Cantoo {
  readonly PDFDocument: { load(bytes: Uint8Array, options: object): Promise<CantooDocument> };
  readonly PDFName: { of(name: string): object };
  readonly PDFHexString: { of(hex: string): object };
  readonly PDFString: { of(text: string): object };
}

function cantooPeer(
  { PDFDocument, PDFName, PDFHexString, PDFString }: Cantoo,
  authority: TestAuthority,
): Peer {
  return {
    name: '@cantoo/pdf-lib 2.11.1, our CMS',
    async seal(bytes) {
      const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true });
      const { context } = document;
      const page = document.getPage(0);
      const slot = PDFName.of('**********');
      const signature = context.register(
        context.obj({
          Type: 'Sig',
          Filter: 'Adobe.PPKLite',
          SubFilter: 'ETSI.CAdES.detached',
          ByteRange: [0, slot, slot, slot],
          Contents: PDFHexString.of('0'.repeat(16_384)),
        }),
      );
      const field = {
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        Rect: [0, 0, 0, 0],
        T: PDFString.of('S1'),
        F: 132,
      };
      const widget = context.register(context.obj({ ...field, V: signature, P: page.ref }));
      page.node.set(PDFName.of('Annots'), context.obj([widget]));
      document.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: 3, Fields: [widget] }));
      return fillHole(Buffer.from(await document.save({ useObjectStreams: false })), authority);
    },
  };
}

async function fillHole(pdf: Buffer, authority: TestAuthority): Promise<Buffer> {
  const start = pdf.lastIndexOf(`<${'0'.repeat(64)}`);
  const end = start + 16_384 + 2;
  const slots = pdf.lastIndexOf('/**********', start);
  const open = pdf.lastIndexOf('[', slots);
  const close = pdf.indexOf(']', slots);
  const range = `[0 ${start} ${end} ${pdf.length - end}`.padEnd(close - open, ' ');
  pdf.write(range, open, 'latin1');
  const cms = await cmsOver(Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]), authority);
  pdf.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1');
  return pdf;
}
