import { createHash, randomBytes } from 'node:crypto';
import { ecdsaDerToRaw } from '../../../layers/sealing/crypto/ecdsa-signature.ts';
import type { CscTransport } from '../../../layers/sealing/csc/csc-call.ts';
import { CURVES, signDigest } from '../../../lib/local/kms/ecdsa.ts';
import type { TestAuthority } from '../x509/test-authority.ts';

interface Right {
  readonly scope: string;
  /** Hashes it may have signed, each once. */
  readonly hashes: string[];
}

export interface DoubleOptions {
  /** How the credential is authorised. */
  readonly mode?: 'explicit' | 'oauth2code';
  /** Whether a client may authorise a signature by its own right. */
  readonly clientMayAuthorize?: boolean;
  readonly status?: string;
  readonly algorithms?: readonly string[];
  /** Answers r ‖ s instead of DER. */
  readonly raw?: boolean;
  /** Signs something else than it was asked to. */
  readonly lies?: boolean;
}

type Json = Record<string, unknown>;
const sha256Oid = '2.16.840.1.101.3.4.2.1';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const ok = (body: Json) => ({ status: 200, body: JSON.stringify(body) });
const refuse = (status: number, error: string, error_description: string) => ({
  status,
  body: JSON.stringify({ error, error_description }),
});

/** Hashes in authorization details of type `credential`; none when they are for something else. */
function hashesIn(details: string | null | undefined): string[] {
  const [one] = JSON.parse(details ?? '[]') as [
    { type: string; credentialID: string; hashAlgorithmOID: string; documentDigests: { hash: string }[] }?,
  ];
  if (one?.type !== 'credential' || one.credentialID !== 'seal-1' || one.hashAlgorithmOID !== sha256Oid)
    return [];
  return one.documentDigests.map(({ hash }) => hash);
}

/**
 * A remote signing service as CSC API v2.0.0.2 describes it: OAuth 2.0 with authorization details (RFC 9396) and PKCE,
 * `credentials/info`, `credentials/authorize` bound to the hash, `signatures/signHash`. Every right is for one hash
 * and is used up by it.
 */
export function startDouble(authority: TestAuthority, options: DoubleOptions = {}) {
  const { mode = 'explicit', clientMayAuthorize = false, status = 'enabled' } = options;
  const { algorithms = ['1.2.840.10045.4.3.2'], raw = false, lies = false } = options;
  const rights = new Map<string, Right>();
  const codes = new Map<string, { challenge: string; redirect: string; hashes: string[] }>();
  const asked: { path: string; form: Json }[] = [];
  const scalar = Buffer.from(authority.sealKey.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const curve = CURVES.ECC_NIST_P256;
  const issue = (scope: string, hashes: string[] = []): string => {
    const token = randomBytes(16).toString('hex');
    rights.set(token, { scope, hashes });
    return token;
  };
  const bearerOf = (token: string) => ok({ token_type: 'Bearer', expires_in: 3600, access_token: token });

  function token(form: Record<string, string>) {
    if (form.client_secret !== 'secret') return refuse(401, 'invalid_client', 'Unknown client');
    if (form.grant_type === 'authorization_code') {
      const code = codes.get(form.code ?? '');
      const challenge = createHash('sha256')
        .update(form.code_verifier ?? '')
        .digest('base64url');
      if (code?.challenge !== challenge || code.redirect !== form.redirect_uri)
        return refuse(400, 'invalid_grant', 'The code is not for this client');
      codes.delete(form.code ?? '');
      return bearerOf(issue('credential', code.hashes));
    }
    if (form.scope === 'service') return bearerOf(issue('service'));
    if (!clientMayAuthorize) return refuse(400, 'unauthorized_client', 'A user has to authorize');
    return bearerOf(issue('credential', hashesIn(form.authorization_details)));
  }

  const info = () =>
    ok({
      key: { status, algo: algorithms, len: 256, curve: '1.2.840.10045.3.1.7' },
      cert: { status: 'valid', certificates: [authority.seal, authority.root].map(base64) },
      auth: { mode },
      SCAL: '2',
      multisign: 1,
    });

  function authorize({ hashes, authData }: Json) {
    const given = authData as { id: string; value: string }[];
    if (!given.some(({ id, value }) => id === 'PIN' && value === '1234'))
      return refuse(400, 'invalid_request', 'Invalid PIN');
    return ok({ SAD: issue('sad', hashes as string[]), expiresIn: 300 });
  }

  function signHash(body: Json, bearer: Right) {
    const right = typeof body.SAD === 'string' ? rights.get(body.SAD) : bearer;
    const [hash, ...more] = body.hashes as string[];
    if (right === undefined || right.scope === 'service' || hash === undefined || more.length > 0)
      return refuse(400, 'invalid_request', 'Missing SAD');
    if (!right.hashes.includes(hash))
      return refuse(400, 'invalid_request', 'Hash is not authorized by the SAD');
    right.hashes.splice(right.hashes.indexOf(hash), 1);
    if (body.signAlgo !== algorithms[0] || body.hashAlgorithmOID !== sha256Oid || curve === undefined)
      return refuse(400, 'invalid_request', 'Invalid parameter signAlgo');
    const der = signDigest(scalar, lies ? Buffer.alloc(32, 1) : Buffer.from(hash, 'base64'), curve);
    return ok({ signatures: [base64(raw ? ecdsaDerToRaw(der, 32) : der)] });
  }

  const transport: CscTransport = async ({ url, headers, body }) => {
    const { pathname } = new URL(url);
    const isJson = headers['content-type']?.includes('json') === true;
    const form = isJson ? (JSON.parse(body) as Json) : Object.fromEntries(new URLSearchParams(body));
    asked.push({ path: pathname, form });
    if (pathname === '/csc/v2/oauth2/token') return token(form as Record<string, string>);
    const bearer = rights.get((headers.authorization ?? '').replace('Bearer ', ''));
    if (bearer === undefined) return refuse(401, 'invalid_token', 'The access token is invalid');
    if (form.credentialID !== 'seal-1')
      return refuse(400, 'invalid_request', 'Invalid parameter credentialID');
    if (pathname === '/csc/v2/credentials/info') return info();
    if (pathname === '/csc/v2/credentials/authorize') return authorize(form);
    if (pathname === '/csc/v2/signatures/signHash') return signHash(form, bearer);
    return refuse(404, 'not_found', pathname);
  };

  return {
    transport,
    asked,
    /** A person opens the address, sees what is to be signed, and agrees: they come back with code and state. */
    approve(address: string): { code: string; state: string | null } {
      const { pathname, searchParams: query } = new URL(address);
      if (pathname !== '/csc/v2/oauth2/authorize' || query.get('response_type') !== 'code')
        throw new Error(`nobody answers at ${pathname}`);
      const code = randomBytes(16).toString('hex');
      codes.set(code, {
        challenge: query.get('code_challenge') ?? '',
        redirect: query.get('redirect_uri') ?? '',
        hashes: hashesIn(query.get('authorization_details')),
      });
      return { code, state: query.get('state') };
    },
  };
}
