import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berLength, berToDer } from '../../../layers/sealing/der/ber-to-der.ts';
import { compareBytes, concatBytes, toHex } from '../../../layers/sealing/der/bytes-util.ts';
import { DerError } from '../../../layers/sealing/der/der-error.ts';
import { children, enter, only, readDer } from '../../../layers/sealing/der/der-reader.ts';
import * as read from '../../../layers/sealing/der/der-values.ts';
import * as write from '../../../layers/sealing/der/der-writer.ts';

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('DER writer', () => {
  it.each([
    [0, '020100'],
    [127, '02017f'],
    [128, '02020080'],
    [256, '02020100'],
    [-1, '0201ff'],
    [-128, '020180'],
    [-129, '0202ff7f'],
  ])('writes INTEGER %i as X.690 says', (value, expected) => {
    expect(toHex(write.integer(value))).toBe(expected);
  });

  it.each([
    ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
    ['2.5.4.97', '0603550461'],
    ['2.999.3', '0603883703'],
    ['0.4.0.1862.1.1', '060604008e460101'],
  ])('writes OBJECT IDENTIFIER %s', (value, expected) => {
    expect(toHex(write.oid(value))).toBe(expected);
    expect(read.asOid(readDer(hex(expected)))).toBe(value);
  });

  it('orders the elements of a SET OF by their octets', () => {
    const set = write.setOf(hex('040202'), hex('0201ff'), hex('020101'));
    expect(toHex(set)).toBe('3109' + '020101' + '0201ff' + '040202');
  });

  it('writes lengths in the fewest octets', () => {
    expect(toHex(write.octetString(new Uint8Array(127)).subarray(0, 2))).toBe('047f');
    expect(toHex(write.octetString(new Uint8Array(128)).subarray(0, 3))).toBe('048180');
    expect(toHex(write.octetString(new Uint8Array(65_536)).subarray(0, 5))).toBe('0483010000');
  });

  it('drops trailing zero bits of named-bit lists', () => {
    expect(toHex(write.namedBits([0, 1]))).toBe('030206c0');
    expect(toHex(write.namedBits([5, 6]))).toBe('03020106');
  });

  it('writes UTCTime up to 2049 and GeneralizedTime after', () => {
    expect(new TextDecoder().decode(write.time(new Date('2049-12-31T23:59:59Z')))).toContain('491231235959Z');
    expect(new TextDecoder().decode(write.time(new Date('2050-01-01T00:00:00Z')))).toContain(
      '20500101000000Z',
    );
    const fraction = write.generalizedTime(new Date('2026-01-02T03:04:05.120Z'), true);
    expect(new TextDecoder().decode(fraction)).toContain('20260102030405.12Z');
  });
});

describe('DER reader', () => {
  it('gives back any integer that was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => {
        expect(read.asInteger(readDer(write.integer(value)))).toBe(value);
      }),
    );
  });

  it('gives back any octets at any length, with exact bytes and offsets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 400 }), (a, b) => {
        const der = write.sequence(write.octetString(a), write.tagged(3, write.octetString(b)));
        const [first, second] = children(readDer(der));
        expect(read.asOctets(first as never)).toEqual(a);
        expect(read.asOctets(only(second as never))).toEqual(b);
        expect(der.subarray(second?.offset)).toEqual(second?.bytes);
      }),
    );
  });

  it('gives back any time to the millisecond', () => {
    const range = {
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(range), (at) => {
        expect(read.asTime(readDer(write.generalizedTime(at, true))).getTime()).toBe(at.getTime());
        expect(read.asTime(readDer(write.time(at))).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
      }),
    );
  });

  it.each([
    ['trailing octets', '02010100'],
    ['truncated contents', '0402aa'],
    ['indefinite length', '30800000'],
    ['length not minimal', '048101aa'],
    ['length with leading zero', '04820001aa'],
    ['length of five octets', '048500000000010a'],
    ['high tag number', '1f2a0100'],
    ['nothing', ''],
  ])('refuses %s', (_, input) => {
    expect(() => readDer(hex(input))).toThrow(DerError);
  });

  it.each([
    ['INTEGER with padding', '02020001', read.asInteger],
    ['negative INTEGER with padding', '0202ff80', read.asInteger],
    ['empty INTEGER', '0200', read.asInteger],
    ['BOOLEAN 01', '010101', read.asBoolean],
    ['OID with padding', '0603550480', read.asOid],
    ['OID arc with leading 80', '060355800a', read.asOid],
    ['BIT STRING with unused bits set', '030204ff', read.asBits],
    ['UTCTime without seconds', '170b323630313031303030305a', read.asTime],
    ['a time that does not exist', '170d3236303233303030303030305a', read.asTime],
    ['UTF8String that is not UTF-8', '0c02c328', read.asText],
  ])('refuses %s', (_, input, decode: (node: never) => unknown) => {
    expect(() => decode(readDer(hex(input)) as never)).toThrow(DerError);
  });

  it('stops at 64 levels of nesting, whatever the input holds', () => {
    let der: Uint8Array = write.nullValue();
    for (let i = 0; i < 200; i++) der = write.sequence(der);
    let node = readDer(der);
    const dig = () => {
      for (;;) node = enter(node).next();
    };
    expect(dig).toThrow(/nested too deep/);
  });

  it('answers arbitrary octets with a value or a DerError, nothing else', () => {
    const walk = (node: ReturnType<typeof readDer>): void => {
      if ((node.tag & 0x20) !== 0) for (const child of enter(node, node.tag)) walk(child);
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          walk(readDer(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('BER of other vendors', () => {
  it('becomes DER with the exact bytes of what was definite inside', () => {
    const inner = hex('3003020105');
    const ber = concatBytes(
      hex('3080'),
      inner,
      hex('2480'),
      hex('0402aabb'),
      hex('0401cc'),
      hex('0000'),
      hex('0000'),
    );
    expect(toHex(berToDer(ber))).toBe(`300a${toHex(inner)}0403aabbcc`);
    expect(berLength(concatBytes(ber, new Uint8Array(9)))).toBe(ber.length);
  });

  it('leaves DER alone', () => {
    const der = write.sequence(write.integer(5), write.octetString(hex('aabb')));
    expect(berToDer(der)).toEqual(der);
  });

  it('may nest as deep as DER may', () => {
    const nested = (depth: number) => hex(`${'3080'.repeat(depth)}020105${'0000'.repeat(depth)}`);
    expect(berToDer(nested(60)).length).toBeLessThan(nested(60).length);
    expect(() => berToDer(nested(70))).toThrow(DerError);
  });

  it('is refused when it does not end or nests without end', () => {
    expect(() => berToDer(hex('3080020105'))).toThrow(DerError);
    expect(() => berToDer(hex('3080'.repeat(500)))).toThrow(DerError);
  });
});

describe('order of octets', () => {
  it('is the order of the hexadecimal texts', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        const expected = toHex(a) < toHex(b) ? -1 : toHex(a) > toHex(b) ? 1 : 0;
        expect(Math.sign(compareBytes(a, b))).toBe(expected);
      }),
    );
  });
});
