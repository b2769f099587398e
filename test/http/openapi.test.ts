import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../layers/http/openapi.ts';
import type { Route } from '../../layers/http/route.ts';
import { routes } from '../../layers/http/routes.ts';
import { objectOf } from '../../layers/http/schemas/object-of.ts';
import { problem } from '../../layers/http/schemas/problem.ts';

const table: readonly Route[] = routes;
const document: Record<string, unknown> = JSON.parse(JSON.stringify(openApiDocument(routes)));
const written: unknown = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));

/** Every object in the document with its place. */
function* objects(value: unknown, place = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  yield [place, value as Record<string, unknown>];
  for (const [name, member] of Object.entries(value)) yield* objects(member, `${place}/${name}`);
}

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);

const operations = () =>
  Object.values(document.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap((path) =>
    Object.values(path),
  );

describe('openapi.json', () => {
  it('is what the route table says; run `node bin/openapi.ts` after a change', () => {
    expect(written).toEqual(document);
  });

  it('has every operation but pages and assets', () => {
    const shown = table.filter(({ hidden }) => !hidden).map(({ operationId }) => operationId);
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(shown.sort());
  });

  it('refers only to what is there', () => {
    const dangling = [...objects(document)]
      .filter(([, value]) => typeof value.$ref === 'string' && at(value.$ref) === undefined)
      .map(([place, { $ref }]) => `${place} → ${$ref}`);
    expect(dangling).toEqual([]);
  });

  it('links to operations that exist, with the parameters that they have', () => {
    const wrong: string[] = [];
    for (const { responses } of table) {
      for (const { links = {} } of Object.values(responses)) {
        for (const { operationId, parameters } of Object.values(links)) {
          const target = table.find((route) => route.operationId === operationId);
          const names = Object.keys(target?.params ? objectOf(target.params).shape : {}).sort();
          if (!target || names.join() !== Object.keys(parameters).sort().join()) wrong.push(operationId);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives every problem an example that is a problem document', () => {
    const examples = Object.values(at('#/components/examples') as Record<string, { value: unknown }>);
    expect(examples.length).toBeGreaterThan(30);
    for (const { value } of examples) expect(problem.safeParse(value).error).toBeUndefined();
  });

  it('has an example for every JSON body and answer', () => {
    const missing = [...objects(document)]
      .filter(([place]) => /\/content\/application\/(problem\+)?json$/.test(place))
      .filter(([, value]) => value.example === undefined && value.examples === undefined)
      .map(([place]) => place);
    expect(missing).toEqual([]);
  });

  it('says who may call: a key, a link, or anybody', () => {
    const securities = operations().map(({ security }) => JSON.stringify(security));
    expect(new Set(securities)).toEqual(new Set(['[{"apiKey":[]}]', '[{"signing":[]}]', '[]']));
  });
});
