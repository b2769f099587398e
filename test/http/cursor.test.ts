import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../layers/http/cursor.ts';

const place = z.strictObject({ at: z.string(), id: z.string() });
const invalid = expect.objectContaining({ code: 'invalid_cursor', status: 422 }) as Error;
const list = ['listEnvelopes', 'org_1.test', 'status=sent'];

describe('cursor', () => {
  it('finds its place again', () => {
    fc.assert(
      fc.property(fc.record({ at: fc.string(), id: fc.string() }), fc.array(fc.string()), (here, binding) => {
        expect(decodeCursor(binding, encodeCursor(binding, here), place)).toEqual(here);
      }),
    );
  });

  it('can stand in a query as it is', () => {
    expect(encodeCursor(list, { at: '2026', id: 'env_1' })).toMatch(/^[\w-]+$/);
  });

  it('belongs to one list', () => {
    const cursor = encodeCursor(list, { at: '2026', id: 'env_1' });
    for (const other of [
      ['listReceipts', 'org_1.test', 'status=sent'],
      ['listEnvelopes', 'org_2.test', 'status=sent'],
      ['listEnvelopes', 'org_1.test', ''],
    ]) {
      expect(() => decodeCursor(other, cursor, place)).toThrow(invalid);
    }
  });

  it('does not survive a change', () => {
    const cursor = encodeCursor(list, { at: '2026', id: 'env_1' });
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'z', '-', '=', ' ', 'é'), (at, letter) => {
        const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        if (changed !== cursor) expect(() => decodeCursor(list, changed, place)).toThrow(invalid);
      }),
    );
  });

  it('is one text, not several that decode alike', () => {
    const cursor = encodeCursor(list, { at: '2026', id: 'env_1' });
    for (const other of [`${cursor}=`, `${cursor} `, `${cursor}!`, `\n${cursor}`]) {
      expect(() => decodeCursor(list, other, place)).toThrow(invalid);
    }
  });

  it.each(['', 'x', '!!!', 'AAAAAAAAAAAAAAAAAAAAAAAA'])('refuses %j', (cursor) => {
    expect(() => decodeCursor(list, cursor, place)).toThrow(invalid);
  });

  it('refuses a forged one whose content is none', () => {
    for (const content of ['{', '{"at":1,"id":"x"}', '{"at":"x","id":"y","z":1}']) {
      const payload = Buffer.from(content);
      const tag = createHash('sha256').update(JSON.stringify(list)).update(payload).digest().subarray(0, 12);
      expect(() => decodeCursor(list, Buffer.concat([tag, payload]).toString('base64url'), place)).toThrow(
        invalid,
      );
    }
  });
});
