/** Whom a limit counts: an IPv4 address, or the /64 of an IPv6 one, as that is what one line gets. */
import { isIPv6 } from 'node:net';

/** Groups of the network part of an IPv6 address. */
const NETWORK = 4;

/** @param address As Node tells it; what is no address stays as it is. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%', 1);
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const behind = tail?.split(':').filter(Boolean) ?? [];
  const groups = [
    ...before,
    ...Array<string>(Math.max(0, 8 - before.length - behind.length)).fill('0'),
    ...behind,
  ];
  const own = groups.slice(0, NETWORK).map((group) => group.replace(/^0{1,3}/, ''));
  return `${own.join(':')}::/64`;
}
