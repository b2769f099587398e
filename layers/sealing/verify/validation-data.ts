import type { SignedData } from '../cms/signed-data.ts';
import { readCatalog } from '../pdf/catalog.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfDict, PdfStream } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { type CertificateRevocationList, parseCrl } from '../revocation/parse-crl.ts';
import { type OcspResponse, parseOcspResponse } from '../revocation/parse-ocsp.ts';
import { RevocationError } from '../revocation/revocation-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { tryParseCertificate } from '../x509/parse-certificate.ts';

/** Certificates and revocation data that a verifier may use. None of them is trusted by being here. */
export interface ValidationPool {
  readonly certificates: readonly Certificate[];
  readonly crls: readonly CertificateRevocationList[];
  readonly ocsps: readonly OcspResponse[];
}

const MAX_ITEMS = 500;

/** The document security store of a document (ISO 32000-2 §12.8.4.3); empty when it has none. What cannot be read is left out. */
export async function readDss(file: PdfFile): Promise<ValidationPool & { readonly present: boolean }> {
  const { dict: catalog } = await readCatalog(file);
  const store = await file.get(catalog, 'DSS');
  if (!(store instanceof PdfDict)) return { present: false, certificates: [], crls: [], ocsps: [] };
  const items = async (key: string) => {
    const list = (await file.getArray(store, key)).slice(0, MAX_ITEMS);
    const streams = await Promise.all(list.map((item) => readStream(file, item)));
    return streams.filter((bytes) => bytes !== undefined);
  };
  return {
    present: true,
    certificates: (await items('Certs')).flatMap((der) => tryParseCertificate(der) ?? []),
    crls: (await items('CRLs')).flatMap(tryParseCrl),
    ocsps: (await items('OCSPs')).flatMap(tryParseOcsp),
  };
}

async function readStream(
  file: PdfFile,
  item: Parameters<PdfFile['resolve']>[0],
): Promise<Uint8Array | undefined> {
  try {
    const stream = await file.resolve(item);
    return stream instanceof PdfStream ? await file.streamData(stream) : undefined;
  } catch (error) {
    if (error instanceof PdfRefused) return undefined;
    throw error;
  }
}

/** What a CMS brings along. */
export function poolOf(...signedData: readonly SignedData[]): ValidationPool {
  return {
    certificates: signedData.flatMap(({ certificates }) =>
      certificates.flatMap((der) => tryParseCertificate(der) ?? []),
    ),
    crls: signedData.flatMap(({ crls }) => crls.flatMap(tryParseCrl)),
    ocsps: [],
  };
}

export function joinPools(...pools: readonly ValidationPool[]): ValidationPool {
  return {
    certificates: pools.flatMap(({ certificates }) => certificates),
    crls: pools.flatMap(({ crls }) => crls),
    ocsps: pools.flatMap(({ ocsps }) => ocsps),
  };
}

export function tryParseCrl(der: Uint8Array): CertificateRevocationList[] {
  return orNothing(() => parseCrl(der));
}

export function tryParseOcsp(der: Uint8Array): OcspResponse[] {
  return orNothing(() => parseOcspResponse(der));
}

function orNothing<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof RevocationError) return [];
    throw error;
  }
}
