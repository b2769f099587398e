/** Whether this computer itself may be registered and called; set by the local service, and by no template. */
export const loopbackAllowed = (): boolean => process.env.EGRESS_LOOPBACK === 'allowed';

/** Reads a variable that the deployed template sets; a missing one is a fault of the template, said at once. */
export function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
  return value;
}
