import { describe, expect, it } from 'vitest';
import { assetHeaders, InvalidOriginError, pageHeaders } from '../../layers/pages/headers.ts';

const STORE = 'https://documents.s3.eu-north-1.amazonaws.com';

function policyOf(headers: Record<string, string>): Map<string, string[]> {
  const policy = headers['content-security-policy'] ?? '';
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('page headers (ST-9)', () => {
  const policy = policyOf(pageHeaders(STORE));

  it('allow nothing that is not named', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('form-action')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
  });

  it('run and style from the own origin only, nothing inline, nothing evaluated', () => {
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('worker-src')).toEqual(["'self'"]);
    expect(pageHeaders(STORE)['content-security-policy']).not.toMatch(/unsafe|data:|blob:|\*/);
  });

  it('reach the own origin and the document store, or the own origin alone', () => {
    expect(policy.get('connect-src')).toEqual(["'self'", STORE]);
    expect(policyOf(pageHeaders(null)).get('connect-src')).toEqual(["'self'"]);
  });

  it.each([
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
  ])('%s: %s, on pages and on files', (name, value) => {
    expect(pageHeaders(STORE)[name]).toBe(value);
    expect(assetHeaders('text/css', null)[name]).toBe(value);
  });

  it('keep to TLS for two years and grant no device feature', () => {
    const headers = pageHeaders(STORE);
    expect(
      Number(/max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '')?.[1]),
    ).toBeGreaterThanOrEqual(31_536_000);
    for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb']) {
      expect(headers['permissions-policy']).toContain(`${feature}=()`);
    }
  });

  it('set no cookie', () => {
    expect(Object.keys({ ...pageHeaders(STORE), ...assetHeaders('text/css', 'gzip') })).not.toContain(
      'set-cookie',
    );
  });

  it.each([
    'https://a.example/path',
    'https://a.example/',
    'https://a.example; script-src *',
    'javascript:1',
    'ftp://a.example',
    '*',
    '',
  ])('refuse %j as the origin of the store', (origin) => {
    expect(() => pageHeaders(origin)).toThrow(InvalidOriginError);
  });
});

describe('headers of files', () => {
  it('let them be cached for ever, because a name never changes its content', () => {
    expect(assetHeaders('text/css', null)['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('leave a worker no network', () => {
    const policy = policyOf(assetHeaders('text/javascript; charset=utf-8', 'gzip'));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.has('connect-src')).toBe(false);
  });

  it('name the encoding of the stored bytes', () => {
    expect(assetHeaders('text/css', 'gzip')['content-encoding']).toBe('gzip');
    expect(assetHeaders('text/css', null)).not.toHaveProperty('content-encoding');
  });
});
