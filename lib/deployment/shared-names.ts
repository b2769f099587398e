import type { Names, SigningKeyName } from './names.ts';

/** Under which parameter a key's ARN is published. */
export const keyParameter = (names: Names, key: SigningKeyName | 'data'): string =>
  names.parameter(`key/${key}`);

/** Under which parameter the ARN of the outbox table's stream is published. */
export const streamParameter = (names: Names): string => names.parameter('outbox-stream');
