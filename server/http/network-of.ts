import ipaddr from "ipaddr.js";

/** What one subscriber has, as a key: an IPv4 address, or the first half of an IPv6 one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.toNormalizedString().split(":").slice(0, 4).join(":")
    : parsed.toString();
}
