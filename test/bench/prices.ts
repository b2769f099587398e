/** Dollars for one, in an EU region, on demand; the list is dated because prices change. */
export const priceDate = '2026-11';

const million = 1e6;

/** What one line of `/_local/usage` costs; undefined for what is free or not priced here. */
export function priceOf(service: string, operation: string, units: number): number | undefined {
  if (service === 'dynamodb') return (units * (isRead(operation) ? 0.1415 : 0.7075)) / million;
  // ECC signatures cost five times a symmetric call.
  if (service === 'kms') return (units * (/^(Sign|Verify|GetPublicKey)$/.test(operation) ? 15 : 3)) / million;
  if (service === 's3')
    return /^Delete|^Abort/.test(operation) ? 0 : (units * (isRead(operation) ? 0.43 : 5.3)) / million;
  if (service === 'states') return operation === 'StateTransition' ? (units * 25) / million : 0;
  if (service === 'lambda') return (units * (0.2 + 0.2 * 0.5 * 13.3334)) / million;
  if (service === 'sqs') return (units * 0.4) / million;
  return undefined;
}

const isRead = (operation: string): boolean =>
  /^(Get|Head|BatchGet|Query|Scan|TransactGet|List)/.test(operation);
