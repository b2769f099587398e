import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import type { PdfFile } from '../../../layers/sealing/pdf/pdf-file.ts';
import { PdfDict, PdfName, PdfRef, PdfStream } from '../../../layers/sealing/pdf/pdf-object.ts';
import { readSignatureFields } from '../../../layers/sealing/pdf/signature-fields.ts';
import { appendDocTimeStamp } from '../../../layers/sealing/sign/append-doc-time-stamp.ts';
import { appendDss } from '../../../layers/sealing/sign/append-dss.ts';
import { requestTimeStamp } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { parseTimeStampToken } from '../../../layers/sealing/tsp/time-stamp-token.ts';
import { classicPdf, sampleObjects, streamPdf, toText } from '../corpus/raw-pdf.ts';
import { checkSignatures } from './check-signatures.ts';
import { authority, open, seal } from './sealing-kit.ts';

const plain = classicPdf(sampleObjects());
const [certificate, list] = [authority.root, await authority.crl()];

const timeStamp = async (digest: Uint8Array) => {
  const { token } = await requestTimeStamp({
    imprint: { hash: 'sha256', digest },
    transport: authority.transport,
    trust: [authority.root],
    crypto: nodeCrypto,
    now: () => new Date(),
  });
  return token;
};

async function store(file: PdfFile): Promise<Record<string, string[]>> {
  const catalog = await file.resolve(file.trailer.get('Root'));
  const dss = catalog instanceof PdfDict ? await file.getDict(catalog, 'DSS') : undefined;
  const result: Record<string, string[]> = {};
  for (const key of dss?.map.keys() ?? []) {
    const items = await Promise.all(
      (dss ? await file.getArray(dss, key) : []).map((item) => file.resolve(item)),
    );
    result[key] = await Promise.all(
      items.map(async (item) =>
        item instanceof PdfStream ? Buffer.from(await file.streamData(item)).toString('base64') : '',
      ),
    );
  }
  return result;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const append = async (bytes: Uint8Array, tail: Uint8Array) => Buffer.concat([bytes, tail]);

describe.each([
  ['table', plain],
  ['stream', streamPdf(sampleObjects(), { compressed: [1, 2] })],
])('long-term data in a file with a cross-reference %s', (_, original) => {
  it('holds what was given, without /VRI, and keeps the seal', async () => {
    const sealed = await seal(original);
    const extended = await append(
      sealed,
      await appendDss(await open(sealed), { certs: [certificate], ocsps: [], crls: [list] }),
    );
    const { Type: _type, ...lists } = await store(await open(extended));
    expect(lists).toEqual({ Certs: [base64(certificate)], CRLs: [base64(list)] });
    expect(toText(extended)).not.toContain('/VRI');
    expect(checkSignatures(extended)).toMatchObject([{ valid: true }]);
  });

  it('adds only what is missing, and nothing when all is there', async () => {
    const data = { certs: [certificate], ocsps: [], crls: [list] };
    const once = await append(original, await appendDss(await open(original), data));
    expect((await appendDss(await open(once), data)).length).toBe(0);
    const second = await authority.crl();
    const more = { ...data, crls: [list, second, second] };
    const twice = await append(once, await appendDss(await open(once), more));
    const lists = await store(await open(twice));
    expect(lists.CRLs).toEqual([base64(list), base64(second)]);
    expect(lists.Certs).toEqual([base64(certificate)]);
  });

  it('a document time-stamp covers the whole file, also after a certification P=1, and can be renewed', async () => {
    let file: Uint8Array = await seal(original, { certify: 1 });
    for (const expected of ['Timestamp1', 'Timestamp2']) {
      const { tail, prepared } = await appendDocTimeStamp(await open(file), {
        crypto: nodeCrypto,
        timeStamp,
      });
      const [, a, b, c] = prepared.byteRange;
      file = await append(file, tail);
      expect(b + c).toBe(file.length);
      const fields = await readSignatureFields(await open(file));
      const field = fields.find(({ fullName }) => fullName === expected);
      expect(field?.value?.get('Type')).toEqual(new PdfName('DocTimeStamp'));
      expect(field?.value?.get('SubFilter')).toEqual(new PdfName('ETSI.RFC3161'));
      const hole = Buffer.from(toText(file).slice(a + 1, b - 1), 'hex');
      const token = parseTimeStampToken(hole.subarray(0, hole.readUInt16BE(2) + 4));
      const signed = Buffer.concat([file.subarray(0, a), file.subarray(b)]);
      expect(base64(token.imprint.digest)).toBe(createHash('sha256').update(signed).digest('base64'));
    }
    expect(checkSignatures(file)).toMatchObject([{ valid: true }]);
  });

  it('a document time-stamp shows itself with the appearance that the seal has, and adds none', async () => {
    const sealed = await seal(original, { certify: 1 });
    const { tail } = await appendDocTimeStamp(await open(sealed), { crypto: nodeCrypto, timeStamp });
    const file = await open(await append(sealed, tail));
    const fields = await readSignatureFields(file);
    const shown = await Promise.all(fields.map((field) => file.getDict(field.dict, 'AP')));
    expect(shown[0]?.get('N')).toBeInstanceOf(PdfRef);
    expect(shown[1]?.get('N')).toEqual(shown[0]?.get('N'));
    expect(toText(tail)).not.toContain('/XObject');
  });
});
