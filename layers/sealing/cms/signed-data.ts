import type { HashName, SignatureScheme } from '../crypto/crypto-port.ts';
import type { DerNode } from '../der/der-node.ts';

export interface CmsAttribute {
  readonly type: string;
  readonly values: readonly DerNode[];
}

/** Who signed: by issuer and serial number, or by key identifier. */
export type SignerIdentifier =
  | { readonly kind: 'issuerAndSerial'; readonly issuer: Uint8Array; readonly serialDer: Uint8Array }
  | { readonly kind: 'subjectKey'; readonly keyIdentifier: Uint8Array };

/** One SignerInfo (RFC 5652 §5.3). */
export interface SignerInfo {
  readonly sid: SignerIdentifier;
  /** Null when the engine does not know the algorithm. */
  readonly digestAlgorithm: HashName | null;
  /** Null when the engine does not know the algorithm. */
  readonly scheme: SignatureScheme | null;
  /** DER SET OF in DER order, what the signature is over (RFC 5652 §5.4); null when there are none. */
  readonly signedAttributesDer: Uint8Array | null;
  readonly signedAttributes: readonly CmsAttribute[];
  /** True when they stand in DER order in the file as well. */
  readonly signedAttributesSorted: boolean;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly CmsAttribute[];
}

/** SignedData (RFC 5652 §5.1), read. Byte arrays are views on the input. */
export interface SignedData {
  readonly contentType: string;
  /** Encapsulated content, null when detached. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Uint8Array[];
  /** DER CertificateLists in `crls`. */
  readonly crls: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
  /** False when the input was BER and had to be rewritten to be read. */
  readonly der: boolean;
}
