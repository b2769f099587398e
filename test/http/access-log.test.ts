import { describe, expect, it } from 'vitest';
import type { HttpDeps } from '../../layers/http/http-deps.ts';
import type { Route } from '../../layers/http/route.ts';
import { routes } from '../../layers/http/routes.ts';
import { httpUnits } from '../../layers/http/units.ts';

const table: readonly Route[] = routes;

describe('every unit that knows its callers', () => {
  const units = httpUnits.filter(({ name }) =>
    table.some((route) => route.unit === name && route.auth !== 'public'),
  );

  it.each(units.map(({ name }) => name))('P-32 ES-9: %s writes the access log', async (unit) => {
    const { dependencies } = (await import(`../../functions/${unit}/dependencies.ts`)) as {
      dependencies: HttpDeps;
    };
    expect(dependencies.accessLog?.record).toBeTypeOf('function');
  });
});
