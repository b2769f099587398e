/** Who shares a budget is told by the route's `auth`: a key, a recipient, else an address. */
export type RateClass = 'read' | 'write' | 'signing' | 'code' | 'verify' | 'none';

export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Calls per window; `none` is not counted here (the firewall in front limits per address). */
export const rateLimits: Readonly<Record<Exclude<RateClass, 'none'>, RateLimit>> = {
  read: { limit: 200, windowSeconds: 1 },
  write: { limit: 100, windowSeconds: 1 },
  signing: { limit: 100, windowSeconds: 1 },
  code: { limit: 100, windowSeconds: 1 },
  verify: { limit: 100, windowSeconds: 1 },
};
