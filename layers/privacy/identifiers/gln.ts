import { gs1 } from './checksums.ts';
import type { Identifier } from './identifier.ts';
import { match, requireChecksum } from './read-number.ts';

/** An invoice address; `danish` tells a number that Danish public authorities use (GS1 prefix 579). */
export interface Gln extends Identifier {
  readonly kind: 'gln';
  readonly danish: boolean;
}

/** Global location number, called EAN number on Danish public invoices: 13 digits, GS1 check digit. @throws IdentifierError */
export function parseGln(text: string): Gln {
  const [value = ''] = match(text, /^(\d{13})$/, 'an EAN number');
  requireChecksum(gs1(value), 'the EAN number');
  return { kind: 'gln', value, display: value, masked: value, danish: value.startsWith('579') };
}
