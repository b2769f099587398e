import type { Sentences } from './sentence-key.ts';

export const en: Sentences = {
  valid: 'Nothing that was signed has been changed, and the signature is valid.',
  unsigned: 'The document carries no signature, so it cannot be said whether it has been changed.',
  hashFailure: 'The document has been changed since it was signed.',
  forbiddenChange: 'Something was changed or added after signing that the signature does not allow.',
  formatFailure:
    'The signature is put together in a way that cannot be trusted. Treat the document as changed.',
  sigCryptoFailure: 'The signature is not genuine: it was not made with the key of the signer it names.',
  revoked: 'The signer’s certificate had been withdrawn when the signature was made.',
  expired: 'The signer’s certificate had run out when the signature was made.',
  notYetValid: 'The signature claims a time before the signer’s certificate was valid.',
  sigConstraintsFailure: 'The signature lacks information that is needed to decide whether it is valid.',
  chainConstraintsFailure:
    'The signer’s certificate was not issued for signing documents, or its issuer was not entitled to issue it.',
  cryptoConstraintsFailure:
    'The signature uses a method that is not known here or is no longer considered safe.',
  noCertificateChainFound:
    'It cannot be decided who signed: the issuer of the signer’s certificate is not among those trusted here.',
  noSigningCertificateFound: 'It cannot be decided who signed: the signer’s certificate is missing.',
  revokedNoPoe:
    'The signer’s certificate has been withdrawn, and there is no proof that the signature was made before that.',
  outOfBoundsNoPoe:
    'The signer’s certificate has run out, and there is no proof that the signature was made before that.',
  timestampOrderFailure: 'The times stated in the document contradict each other.',
  noPoe: 'There is no proof of when the signature was made.',
  tryLater: 'Information about the signer’s certificate is not available yet. Try again later.',
};
