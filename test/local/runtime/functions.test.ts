import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionResources, type Started, start } from './fixture.ts';

const handler = { Handler: 'handlers.act' };
const resources = {
  ...functionResources('act', []),
  ...functionResources('brief', [], { ...handler, Timeout: 1 }),
  ...functionResources('small', [], { ...handler, MemorySize: 128 }),
  ...functionResources('single', [], { ...handler, ReservedConcurrentExecutions: 1 }),
  ...functionResources('wrong', [], { Handler: 'handlers.nothing' }),
};

let local: Started;
beforeAll(async () => {
  local = await start(resources);
});
afterAll(() => local.dispose());

async function run(name: string, event: object): Promise<Record<string, unknown>> {
  const { payload } = await local.invoke(name, event);
  return JSON.parse(payload) as Record<string, unknown>;
}

describe('a function', () => {
  it('lives on the virtual clock, before and after it moves', async () => {
    expect(await run('act', {})).toMatchObject({ isDate: true, year: 2020 });
    await local.control('POST', 'clock', { advance: 'P400D' });
    const { now, seconds } = await run('act', {});
    const wanted = local.services.clock.now();
    expect(Math.abs(Date.parse(String(now)) - wanted)).toBeLessThan(5000);
    expect(Math.abs(Number(seconds) * 1000 - wanted)).toBeLessThan(5000);
  });

  it('sees a timer that it left behind fire when the clock passes it', async () => {
    await run('single', { later: 3_600_000 });
    await local.control('POST', 'clock', { advance: 'PT30M' });
    expect((await run('single', {})).fired).toBeNull();
    await local.control('POST', 'clock', { advance: 'PT31M' });
    expect((await run('single', {})).fired).not.toBeNull();
  });

  it('runs once at a time in each worker, and reuses it', async () => {
    const results = await Promise.all([1, 2, 3].map(() => run('single', { sleep: 50 })));
    const sums = results.map(({ sum }) => Number(sum));
    expect(sums).toEqual(sums.toSorted((a, b) => a - b));
    expect(new Set(sums).size).toBe(3);
  });

  it.each([
    ['waits', { sleep: 60_000 }],
    ['computes', { spin: true }],
  ])('is ended when it %s longer than its timeout, and works again afterwards', async (_, event) => {
    expect(await run('brief', event)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Task timed out after 1.00 seconds',
    });
    expect(await run('brief', {})).toMatchObject({ sum: 1 });
  });

  it('fails alone when it takes more memory than it has, or leaves a rejection behind', async () => {
    expect(await run('small', { fill: true })).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(await run('small', { reject: true })).toMatchObject({ errorMessage: 'nobody waits for me' });
    expect(await run('small', {})).toMatchObject({ sum: 1 });
  });

  it('tells the name of its error', async () => {
    expect(await run('act', { error: 'SealRefused' })).toMatchObject({ errorType: 'SealRefused' });
  });

  it('has nothing of the environment of this process', async () => {
    expect(await run('act', {})).toMatchObject({ home: null, name: 'act' });
  });

  it('fails when its handler is not there', async () => {
    expect((await run('wrong', {})).errorMessage).toContain('exports no function nothing');
  });
});
