import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '../../../layers/aws/egress/public-address.ts';

describe('ST-3: an address of somebody outside', () => {
  it.each(['8.8.8.8', '185.60.216.35', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:400f:80d::200e'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.168.1.1',
    '198.19.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '100::1',
    'localhost',
    '127.1',
    '0x7f000001',
    '',
  ])('%j is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('knows this computer itself, and nothing else, as loopback', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1'].every(isLoopbackAddress)).toBe(true);
    expect(['0.0.0.0', '10.0.0.1', '::ffff:127.0.0.1', '::', 'localhost'].filter(isLoopbackAddress)).toEqual([
      '::ffff:127.0.0.1',
    ]);
  });
});
