import { describe, expect, it } from 'vitest';
import { readFilter } from '../../../lib/local/event-filter.ts';
import type { Json } from '../../../lib/local/template.ts';

const passes = (event: unknown, ...patterns: Json[]): boolean =>
  readFilter({ Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) })(event);

describe('a filter of an event source', () => {
  const event = { eventName: 'INSERT', n: 3, none: null, list: ['a', 'b'], deep: { text: 'Prefix-suffix' } };

  it.each<[string, Json, boolean]>([
    ['a value', { eventName: ['INSERT'] }, true],
    ['one of several values', { eventName: ['MODIFY', 'INSERT'] }, true],
    ['another value', { eventName: ['MODIFY'] }, false],
    ['a number', { n: [3] }, true],
    ['a number as text', { n: ['3'] }, false],
    ['null', { none: [null] }, true],
    ['a member of a list', { list: ['b'] }, true],
    ['all names of the pattern', { eventName: ['INSERT'], n: [4] }, false],
    ['a prefix', { deep: { text: [{ prefix: 'Pre' }] } }, true],
    ['a suffix', { deep: { text: [{ suffix: 'fix' }] } }, true],
    ['another suffix', { deep: { text: [{ suffix: 'Pre' }] } }, false],
    ['any case', { deep: { text: [{ 'equals-ignore-case': 'PREFIX-SUFFIX' }] } }, true],
    ['anything but', { eventName: [{ 'anything-but': ['MODIFY'] }] }, true],
    ['anything but this', { eventName: [{ 'anything-but': 'INSERT' }] }, false],
    ['a name that is there', { deep: { text: [{ exists: true }] } }, true],
    ['a name that is not there', { deep: { missing: [{ exists: true }] } }, false],
    ['the absence of a name', { missing: [{ exists: false }] }, true],
  ])('judges %s', (_, pattern, wanted) => {
    expect(passes(event, pattern)).toBe(wanted);
  });

  it('lets everything through when there is none, and what passes any of several', () => {
    expect(readFilter(undefined)(event)).toBe(true);
    expect(passes(event, { n: [4] }, { n: [3] })).toBe(true);
  });

  it('reads a body that is JSON, and finds nothing in one that is not', () => {
    expect(passes({ body: '{"a":1}' }, { body: { a: [1] } })).toBe(true);
    expect(passes({ body: 'text' }, { body: { a: [1] } })).toBe(false);
  });

  it('fails loudly for what is not modelled', () => {
    expect(() => passes(event, { n: [{ numeric: ['>', 1] }] })).toThrow('does not implement the filter');
  });
});
