// Object identifiers by the name their standard gives them; imported as a namespace, so that a bundle holds only those
// it uses.

// RFC 5652, RFC 5035, EN 319 122-1
export const data = '1.2.840.113549.1.7.1';
export const signedData = '1.2.840.113549.1.7.2';
export const contentType = '1.2.840.113549.1.9.3';
export const messageDigest = '1.2.840.113549.1.9.4';
export const signingTime = '1.2.840.113549.1.9.5';
export const extensionRequest = '1.2.840.113549.1.9.14';
export const tstInfo = '1.2.840.113549.1.9.16.1.4';
export const signingCertificate = '1.2.840.113549.1.9.16.2.12';
export const signatureTimeStamp = '1.2.840.113549.1.9.16.2.14';
export const commitmentType = '1.2.840.113549.1.9.16.2.16';
export const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

// algorithms: RFC 8017, RFC 5754, RFC 5758
export const rsaEncryption = '1.2.840.113549.1.1.1';
export const mgf1 = '1.2.840.113549.1.1.8';
export const rsaPss = '1.2.840.113549.1.1.10';
export const sha1WithRsa = '1.2.840.113549.1.1.5';
export const sha256WithRsa = '1.2.840.113549.1.1.11';
export const sha384WithRsa = '1.2.840.113549.1.1.12';
export const sha512WithRsa = '1.2.840.113549.1.1.13';
export const ecPublicKey = '1.2.840.10045.2.1';
export const ecdsaWithSha1 = '1.2.840.10045.4.1';
export const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
export const ecdsaWithSha384 = '1.2.840.10045.4.3.3';
export const ecdsaWithSha512 = '1.2.840.10045.4.3.4';
export const p256 = '1.2.840.10045.3.1.7';
export const p384 = '1.3.132.0.34';
export const p521 = '1.3.132.0.35';
export const brainpoolP256r1 = '1.3.36.3.3.2.8.1.1.7';
export const brainpoolP384r1 = '1.3.36.3.3.2.8.1.1.11';
export const brainpoolP512r1 = '1.3.36.3.3.2.8.1.1.13';
export const ed25519 = '1.3.101.112';
export const sha1 = '1.3.14.3.2.26';
export const sha256 = '2.16.840.1.101.3.4.2.1';
export const sha384 = '2.16.840.1.101.3.4.2.2';
export const sha512 = '2.16.840.1.101.3.4.2.3';

// RFC 5280 extensions
export const subjectKeyIdentifier = '2.5.29.14';
export const keyUsage = '2.5.29.15';
export const subjectAltName = '2.5.29.17';
export const basicConstraints = '2.5.29.19';
export const crlNumber = '2.5.29.20';
export const crlReason = '2.5.29.21';
export const issuingDistributionPoint = '2.5.29.28';
export const nameConstraints = '2.5.29.30';
export const crlDistributionPoints = '2.5.29.31';
export const certificatePolicies = '2.5.29.32';
export const policyMappings = '2.5.29.33';
export const authorityKeyIdentifier = '2.5.29.35';
export const policyConstraints = '2.5.29.36';
export const extendedKeyUsage = '2.5.29.37';
export const inhibitAnyPolicy = '2.5.29.54';
export const authorityInfoAccess = '1.3.6.1.5.5.7.1.1';
export const qcStatements = '1.3.6.1.5.5.7.1.3';

// access methods, extended key usages, OCSP
export const ocsp = '1.3.6.1.5.5.7.48.1';
export const caIssuers = '1.3.6.1.5.5.7.48.2';
export const ocspBasic = '1.3.6.1.5.5.7.48.1.1';
export const ocspNonce = '1.3.6.1.5.5.7.48.1.2';
export const ocspNoCheck = '1.3.6.1.5.5.7.48.1.5';
export const emailProtection = '1.3.6.1.5.5.7.3.4';
export const timeStamping = '1.3.6.1.5.5.7.3.8';
export const ocspSigning = '1.3.6.1.5.5.7.3.9';
export const documentSigning = '1.3.6.1.5.5.7.3.36';
export const adobeDocumentSigning = '1.2.840.113583.1.1.5';

// X.520 attribute types
export const commonName = '2.5.4.3';
export const surname = '2.5.4.4';
export const serialNumber = '2.5.4.5';
export const country = '2.5.4.6';
export const locality = '2.5.4.7';
export const state = '2.5.4.8';
export const organization = '2.5.4.10';
export const organizationalUnit = '2.5.4.11';
export const givenName = '2.5.4.42';
export const organizationIdentifier = '2.5.4.97';
export const emailAddress = '1.2.840.113549.1.9.1';
