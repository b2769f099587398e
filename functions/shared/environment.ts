import { environment } from '../../layers/aws/environment.ts';

/** Where this deployment is reached. */
export const origin = (): string => environment('ORIGIN');
