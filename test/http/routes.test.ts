import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemCodes } from '../../layers/http/problem-codes.ts';
import { problemsOf } from '../../layers/http/problems-of.ts';
import type { Route } from '../../layers/http/route.ts';
import { routes } from '../../layers/http/routes.ts';
import { objectOf } from '../../layers/http/schemas/object-of.ts';
import { httpUnits } from '../../layers/http/units.ts';

const table: readonly Route[] = routes;
const each = table.map((route) => [route.operationId, route] as const);

describe('route table', () => {
  it('names every operation and every call once', () => {
    const ids = table.map(({ operationId }) => operationId);
    const calls = table.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(calls).size).toBe(calls.length);
  });

  it('uses every unit, and no other', () => {
    expect(new Set(table.map(({ unit }) => unit))).toEqual(new Set(httpUnits.map(({ name }) => name)));
  });

  it('calls the parameters of one place by one name, as the gateway demands', () => {
    const names = new Map<string, Set<string>>();
    for (const { path } of table) {
      const segments = path.split('/');
      for (const [at, segment] of segments.entries()) {
        if (!segment.startsWith('{')) continue;
        const place = segments.slice(0, at).join('/');
        names.set(place, (names.get(place) ?? new Set()).add(segment));
      }
    }
    expect([...names].filter(([, set]) => set.size > 1)).toEqual([]);
  });

  it.each(each)('%s: path parameters are those of its schema', (_, { path, params }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params ? objectOf(params).shape : {}).sort()).toEqual(inPath.sort());
  });

  it.each(each)('%s: keys have a scope, and nobody else has', (_, { auth, scope }) => {
    expect(scope !== null).toBe(auth === 'apiKey');
  });

  it.each(each)(
    '%s: a POST behind credentials may be repeated, a conditional change may be conditional',
    (_, route) => {
      // Trying a code again is a further try by contract, never a replay.
      // Nothing may keep a number that left the vault, and every look is one more.
      const exempt = ['verifySigningCode', 'revealIdentityNumber'].includes(route.operationId);
      if (route.auth !== 'public' && !exempt) expect(route.idempotent).toBe(route.method === 'POST');
      if (['PATCH', 'PUT', 'DELETE'].includes(route.method) || route.operationId === 'correctEnvelope')
        expect(route.ifMatch).toBe(true);
    },
  );

  it.each(each)('%s: example of the body is what the schema takes', (_, { body }) => {
    if (body) expect(body.schema.safeParse(body.example).error).toBeUndefined();
  });

  it.each(each)('%s: examples of the answers are what their schemas say', (_, { responses }) => {
    for (const { schema, example } of Object.values(responses)) {
      if (example !== null) expect(schema.safeParse(example).error).toBeUndefined();
    }
  });

  it.each(each)('%s: refuses members it does not know', (_, { query, body }) => {
    if (query)
      expect(
        query.safeParse({ colour: 'red' }).error?.issues.some(({ code }) => code === 'unrecognized_keys'),
      ).toBe(true);
    if (body && !(body.example instanceof Uint8Array)) {
      const parsed = body.schema.safeParse({ ...(body.example as object), colour: 'red' });
      expect(parsed.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
    }
  });

  it.each(each)('%s: every problem is known, and the list is ordered', (_, route) => {
    const statuses = problemsOf(route).map((code) => problemCodes[code].status);
    expect(statuses).toEqual([...statuses].sort((a, b) => a - b));
    expect(statuses).toContain(500);
  });

  it('has no object schema in a request that lets unknown members through', () => {
    const open: string[] = [];
    let visited = 0;
    const visit = (schema: unknown, where: string): void => {
      if (!(schema instanceof z.ZodType)) return;
      if (schema instanceof z.ZodLazy) visit(schema.unwrap(), where);
      const def = schema.def as unknown as Record<string, unknown>;
      if (schema instanceof z.ZodObject) {
        visited += 1;
        if (!(schema.def.catchall instanceof z.ZodNever)) open.push(where);
        for (const [name, member] of Object.entries(schema.shape)) visit(member, `${where}.${name}`);
      }
      for (const inner of ['innerType', 'element', 'valueType', 'in', 'out'])
        visit(def[inner], `${where}.${inner}`);
      if (Array.isArray(def.options)) for (const option of def.options) visit(option, `${where}|`);
    };
    for (const { operationId, params, query, body } of table) {
      visit(params, `${operationId}.params`);
      visit(query, `${operationId}.query`);
      visit(body?.schema, `${operationId}.body`);
    }
    expect(open).toEqual([]);
    expect(visited).toBeGreaterThan(60);
  });
});
