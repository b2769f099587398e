import type { Transmission } from '../../../ports/transmissions.ts';

/** Told whatever became of the grant (GDPR art. 19). */
export const isDuty = ({ cause }: Pick<Transmission, 'cause'>): boolean =>
  cause !== 'transfer' && cause !== 'portability';
