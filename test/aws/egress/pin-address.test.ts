import { describe, expect, it } from 'vitest';
import { pinAddress } from '../../../layers/aws/egress/pin-address.ts';

const refusal = (host: string, loopback = false) =>
  pinAddress(host, loopback).then(
    () => null,
    (error: unknown) => (error as { code: string }).code,
  );

describe('ST-3: the address a connection is made to', () => {
  it.each(['127.0.0.1', '[::1]', '8.8.8.8', '[2606:4700:4700::1111]', '169.254.169.254', '[::ffff:7f00:1]'])(
    'is never given as a number: %s',
    async (host) => {
      expect(await refusal(host)).toBe('addressNotPublic');
    },
  );

  it('is not this computer’s, unless this computer says so', async () => {
    expect(await refusal('localhost')).toBe('addressNotPublic');
    expect((await pinAddress('localhost', true)).address).toMatch(/^(127\.|::1$)/);
    expect(await pinAddress('127.0.0.1', true)).toEqual({ address: '127.0.0.1', family: 4 });
    expect(await refusal('10.0.0.1', true)).toBe('addressNotPublic');
    expect(await refusal('169.254.169.254', true)).toBe('addressNotPublic');
  });

  it('must exist', async () => {
    expect(await refusal('nobody.invalid')).toBe('nameNotResolved');
  });
});
