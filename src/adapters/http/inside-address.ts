import { BlockList, isIP, isIPv6 } from 'node:net';

/** Addresses that lead nowhere in the internet (IANA, Special-Purpose Address Registries). */
const SUBNETS: readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];

const inside = new BlockList();
for (const [address, prefix, family] of SUBNETS) inside.addSubnet(address, prefix, family);

/** Only what is given out for the internet, without what stands for an IPv4 address or for documentation. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
const notOutside = new BlockList();
notOutside.addSubnet('2001::', 23, 'ipv6');
notOutside.addSubnet('2001:db8::', 32, 'ipv6');
notOutside.addSubnet('2002::', 16, 'ipv6');
notOutside.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address belongs to a network of our own, or to none: nothing is ever sent there unasked. */
export const isInside = (address: string): boolean => {
  if (isIP(address) === 0) return true;
  if (!isIPv6(address)) return inside.check(address, 'ipv4');
  return !outside.check(address, 'ipv6') || notOutside.check(address, 'ipv6');
};
