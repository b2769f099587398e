import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isProblemCode, problemCodes } from '../../layers/http/problem-codes.ts';

const root = new URL('../../', import.meta.url);

/** What an operator's command answers, which no route reaches. */
const commands = /^(usecases\/authority|aws\/certificates)\//;

/** Status and code of every failure that the rules, adapters and functions may throw behind a route. */
function thrown(): [file: string, status: number, code: string][] {
  return ['layers', 'functions'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !commands.test(name))
      .flatMap((name) => {
        const text = readFileSync(new URL(`${folder}/${name}`, root), 'utf8');
        return [...text.matchAll(/new Failure\(\s*(\d{3}),\s*'([a-z_]+)'/g)].map(
          ([, status, code]) => [name, Number(status), code ?? ''] as [string, number, string],
        );
      }),
  );
}

describe('problem codes', () => {
  it('are snake_case and have a status of an error', () => {
    for (const [code, { status }] of Object.entries(problemCodes)) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it('cover what the code below throws, with the same status', () => {
    const all = thrown();
    expect(all.length).toBeGreaterThan(10);
    const unpublished = all.filter(
      ([, status, code]) => !isProblemCode(code) || problemCodes[code].status !== status,
    );
    expect(unpublished).toEqual([]);
  });

  it('does not take what every object has for a code', () => {
    for (const name of ['constructor', 'toString', '__proto__', '', 5, null])
      expect(isProblemCode(name)).toBe(false);
  });
});
