/**
 * Every security header of the pages, in one place.
 *
 * Sources: OWASP Secure Headers Project; CSP Level 3; Permissions Policy; RFC 6797 (HSTS); RFC 9110.
 */

/** Answer headers, lower-case names. */
export type PageHeaders = Record<string, string>;

const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const COMMON: PageHeaders = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
};

/** Thrown when an origin that would go into the policy is not a bare http(s) origin. Code `invalid_origin`. */
export class InvalidOriginError extends Error {
  readonly code = 'invalid_origin';
  constructor() {
    super('The document store must be given as a bare http or https origin.');
    this.name = 'InvalidOriginError';
  }
}

function assertOrigin(origin: string): string {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  if (parsed === undefined || parsed.origin !== origin) throw new InvalidOriginError();
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') throw new InvalidOriginError();
  return origin;
}

/**
 * Headers of an HTML page: nothing inline, nothing from third parties, never framed.
 *
 * @param storeOrigin origin of the document store (scheme, host, port), or null for pages that load no document
 * @throws InvalidOriginError when `storeOrigin` is more or less than an origin
 */
export function pageHeaders(storeOrigin: string | null): PageHeaders {
  const store = storeOrigin === null ? '' : ` ${assertOrigin(storeOrigin)}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${store}`,
    `connect-src 'self'${store}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...COMMON,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-cache',
    'x-robots-tag': 'noindex',
    vary: 'Accept-Language',
  };
}

/**
 * Headers of a static file under `/assets/`. The policy matters for the worker that parses documents: a worker
 * obeys the headers of its own script, so a hostile file that took it over could still reach no network.
 *
 * @param contentType media type of the file
 * @param contentEncoding how the stored bytes are encoded, or null for identity
 */
export function assetHeaders(contentType: string, contentEncoding: 'gzip' | null): PageHeaders {
  return {
    ...COMMON,
    'content-type': contentType,
    ...(contentEncoding === null ? {} : { 'content-encoding': contentEncoding, vary: 'Accept-Encoding' }),
    'content-security-policy': "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    'cache-control': 'public, max-age=31536000, immutable',
  };
}
