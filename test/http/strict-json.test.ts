import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../layers/http/strict-json.ts';

const parse = (text: string): unknown => parseStrictJson(new TextEncoder().encode(text));
const invalid = expect.objectContaining({ code: 'invalid_json', status: 400 });
const thrownBy = (text: string): unknown => {
  try {
    return { parsed: parse(text) };
  } catch (error) {
    return error;
  }
};

describe('parseStrictJson', () => {
  it('reads whatever JSON.stringify writes, indented or not', () => {
    const value = fc.jsonValue({ maxDepth: 8 }).filter((each) => !JSON.stringify(each).includes('__proto__'));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (each, indent) => {
        const text = JSON.stringify(each, null, indent);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a member that stands twice, wherever and however it is written', () => {
    for (const text of [
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":2}',
      `{"a":1,"b":{"c":[{"d":1,"d":1}]}}`,
      `{"a":1${' '.repeat(200)},${'\n'.repeat(200)}"a"${' '.repeat(200)}:1}`,
      '{"":1,"":2}',
      '{"\\\\":1,"\\\\":2}',
    ]) {
      expect(thrownBy(text)).toEqual(invalid);
    }
  });

  it('does not take values, or members of neighbours, for members', () => {
    for (const text of [
      '{"a":"a","b":"a"}',
      '[{"a":1},{"a":2}]',
      '{"a":{"a":{"a":1}}}',
      '{"a\\":":1,"a":2}',
      '["a","a"]',
      '{"a":"\\\\","b":"{\\"a\\":1"}',
    ]) {
      expect(parse(text)).toEqual(JSON.parse(text));
    }
  });

  it('goes 32 levels deep', () => {
    expect(parse('['.repeat(32) + ']'.repeat(32))).toBeDefined();
    expect(thrownBy('['.repeat(33) + ']'.repeat(33))).toEqual(invalid);
    expect(thrownBy(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toEqual(invalid);
    expect(thrownBy('['.repeat(1_000_000))).toEqual(invalid);
  });

  it('lets no member reach for the prototype', () => {
    expect(thrownBy('{"__proto__":{"admin":true}}')).toEqual(invalid);
    expect(thrownBy('{"a":{"\\u005f_proto__":1}}')).toEqual(invalid);
  });

  it.each(['', ' ', 'undefined', "{'a':1}", '{"a":1,}', '[1]2', '{"a"', '"\u0000"', 'NaN', '01'])(
    'refuses %j',
    (text) => {
      expect(thrownBy(text)).toEqual(invalid);
    },
  );

  it('refuses what is not UTF-8', () => {
    expect(() => parseStrictJson(new Uint8Array([0x22, 0xc3, 0x28, 0x22]))).toThrow(invalid as Error);
  });
});
