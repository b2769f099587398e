import { expect, it } from 'vitest';
import { preferredType } from '../../layers/http/accept.ts';

it.each([
  [null, 'text/html'],
  ['', 'text/html'],
  ['*/*', 'text/html'],
  ['text/plain', 'text/plain'],
  ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
  ['text/html;q=0.5, text/plain', 'text/plain'],
  ['text/*;q=0.3, text/plain;q=0.2', 'text/html'],
  ['text/html;q=0, */*', 'text/plain'],
  ['application/json', 'text/html'],
  ['TEXT/PLAIN ; Q=1', 'text/plain'],
  ['text/plain;q=2', 'text/plain'],
  [',;,q=,'.repeat(500), 'text/html'],
])('%j is answered with %s', (header, type) => {
  expect(preferredType(header, ['text/html', 'text/plain'])).toBe(type);
});
