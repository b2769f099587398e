import { hashIdentifier, signatureIdentifier } from '../crypto/algorithm-identifiers.ts';
import { signMessage } from '../crypto/digest-signer.ts';
import {
  bitString,
  enumerated,
  generalizedTime,
  octetString,
  oid,
  sequence,
  tagged,
  taggedPrimitive,
} from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { CertificateSigner } from '../x509/sign-certificate.ts';
import { nonceExtension } from './ocsp-request.ts';

/** One answer of a responder about one certificate. */
export interface OcspAnswer {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Certificate of the responder: the issuer itself, or one with OCSPSigning that the issuer gave. */
  readonly responder: Certificate;
  readonly revokedAt?: Date;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly nonce?: Uint8Array;
}

/** DER OCSPResponse with one SingleResponse, the responder's certificate inside (RFC 6960 §4.2). */
export async function issueOcspResponse(answer: OcspAnswer, signer: CertificateSigner): Promise<Uint8Array> {
  const { certificate, issuer, responder, revokedAt, nonce } = answer;
  const { crypto } = signer;
  const certId = sequence(
    hashIdentifier('sha1'),
    octetString(await crypto.digest('sha1', certificate.issuer)),
    octetString(await crypto.digest('sha1', issuer.publicKey.octets)),
    certificate.serialDer,
  );
  const status =
    revokedAt === undefined
      ? taggedPrimitive(0, new Uint8Array())
      : tagged(1, generalizedTime(revokedAt, false));
  const times = [
    generalizedTime(answer.thisUpdate, false),
    tagged(0, generalizedTime(answer.nextUpdate, false)),
  ];
  const tbs = sequence(
    tagged(2, octetString(await crypto.digest('sha1', responder.publicKey.octets))),
    generalizedTime(answer.thisUpdate, false),
    sequence(sequence(certId, status, ...times)),
    ...(nonce === undefined ? [] : [tagged(1, sequence(nonceExtension(nonce)))]),
  );
  const basic = sequence(
    tbs,
    signatureIdentifier(signer.algorithm),
    bitString(await signMessage(tbs, signer)),
    tagged(0, sequence(responder.der)),
  );
  return sequence(enumerated(0), tagged(0, sequence(oid(OID.ocspBasic), octetString(basic))));
}
