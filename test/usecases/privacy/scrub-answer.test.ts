import { describe, expect, it } from 'vitest';
import { scrubAnswer } from '../../../layers/usecases/privacy/transmissions/scrub-answer.ts';

const scrub = (text: string): string => scrubAnswer(Buffer.from(text));

describe('what is kept of an answer', () => {
  it.each([
    ['{"received":true}', '{"received":true}'],
    ['{"name":"Åse Ørsted","id":7}', '{"name":[text],"id":7}'],
    ['unknown person asa@example.com', 'unknown person [address]'],
    ['CPR 010190-1234 rejected', 'CPR [number] rejected'],
    ['call +45 12 34 56 78', 'call [number]'],
    ['status 404, 12 rows', 'status 404, 12 rows'],
    ['a\u0000b\n\n  c', 'a b c'],
    ['', ''],
  ])('%j → %j', (text, kept) => {
    expect(scrub(text)).toBe(kept);
  });

  it('is never longer than 200 characters', () => {
    expect(scrub('x '.repeat(500))).toHaveLength(200);
  });
});
