import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fill, placeholdersOf } from '../../layers/messages/fill.ts';
import { escapeHtml, html } from '../../layers/messages/html.ts';

it('fills each place once, whatever the values look like', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(fill('<{a}|{b}|{a}>', { a, b })).toBe(`<${a}|${b}|${a}>`);
    }),
  );
});

it.each(['toString', '__proto__', 'missing'])('refuses a place without a value: {%s}', (name) => {
  const phrase = `x {${name.replaceAll('_', '')}} y`;
  expect(() => fill(phrase, {})).toThrow(expect.objectContaining({ code: 'placeholder_missing' }));
});

it('lists the places of a phrase, each once', () => {
  expect(placeholdersOf('{b} {a} {b}')).toEqual(['a', 'b']);
});

it('escapes every value of a template and leaves markup made by a template', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const inner = html`<i title="${value}">${value}</i>`;
      const whole = html`<b>${[inner]}</b>${null}`.toString();
      expect(whole).toBe(`<b><i title="${escapeHtml(value)}">${escapeHtml(value)}</i></b>`);
      expect(escapeHtml(value)).not.toMatch(/[<>"']/);
    }),
  );
});
