import { BlockList, isIP } from 'node:net';

/** IPv4 that is not somebody's public host (RFC 6890, IANA special-purpose registry). */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
// Inside the global unicast block these carry or translate to something else, or belong to documentation.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6');

/** IPv6 that is somebody's host at all; loopback, mapped IPv4, NAT64, unique local and link-local lie outside it. */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const familyOf = (address: string): 'ipv4' | 'ipv6' | null => {
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
};

/** Whether an address is a public host's; what cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address);
  if (family === null || special.check(address, family)) return false;
  return family === 'ipv4' || unicast.check(address, family);
}

export function isLoopbackAddress(address: string): boolean {
  const family = familyOf(address);
  return family !== null && loopback.check(address, family);
}
