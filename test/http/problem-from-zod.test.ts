import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemFromZod } from '../../layers/http/problem-from-zod.ts';
import { problem } from '../../layers/http/schemas/problem.ts';
import { singleLine } from '../../layers/http/schemas/text.ts';

const problemOf = (schema: z.ZodType, value: unknown, prefix = '') => {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) throw new Error('the value was taken');
  return problemFromZod(parsed.error, prefix);
};

describe('problemFromZod', () => {
  const schema = z.strictObject({
    name: singleLine({ max: 5 }),
    list: z.array(z.int().min(1)).max(2).optional(),
    either: z.union([z.string(), z.strictObject({ deep: z.boolean() })]).optional(),
  });

  it('points at every place, with a code for each', () => {
    const found = problemOf(schema, { list: [0, 'x'], either: { deep: 1 }, 'un/known': 1 });
    expect(found.errors).toEqual([
      { pointer: '/name', code: 'required', detail: 'Needed.' },
      { pointer: '/list/0', code: 'too_small', detail: expect.any(String) },
      { pointer: '/list/1', code: 'invalid_type', detail: expect.any(String) },
      { pointer: '/either/deep', code: 'invalid_type', detail: expect.any(String) },
      { pointer: '/un~1known', code: 'unknown_field', detail: expect.any(String) },
    ]);
    expect(found).toMatchObject({
      code: 'unknown_field',
      status: 422,
      detail: '5 entries are not valid; see errors.',
    });
  });

  it('says at the top what the contract names there', () => {
    expect(problemOf(schema, { name: 'a\u202e' }).code).toBe('invalid_characters');
    expect(problemOf(schema, { name: '' }).code).toBe('validation_failed');
  });

  it('is a valid document for a body that is no object at all', () => {
    for (const value of [null, [], 'x', 1]) {
      const document = problemOf(schema, value).toDocument('req_1');
      expect(problem.parse(document)).toMatchObject({
        code: 'validation_failed',
        errors: [{ pointer: '', code: 'invalid_type' }],
      });
    }
  });

  it('does not repeat what was sent', () => {
    const { errors } = problemOf(schema, {
      name: 'Åse Ø with a long name',
      list: ['asa@example.com'],
      either: 7,
    });
    expect(JSON.stringify(errors)).not.toMatch(/Åse|asa@example/);
  });

  it('lists a hundred entries at most', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    const found = problemOf(schema, { name: 'a', ...many });
    expect(found.errors).toHaveLength(100);
    expect(found.detail).toContain('5000');
  });

  it('puts a prefix before the pointers', () => {
    expect(problemOf(schema, {}, '/query').errors[0]?.pointer).toBe('/query/name');
  });
});
