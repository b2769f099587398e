/**
 * Events that prove what a party did. They stay with name and signature for as long as the agreement's rule keeps it,
 * when the party's other data are erased (GDPR art. 17(3)(e)).
 */
const proofEvents: ReadonlySet<string> = new Set([
  'recipient.opened',
  'recipient.authenticated',
  'recipient.signed',
  'recipient.approved',
]);

export const isProofEvent = (type: string): boolean => proofEvents.has(type);
