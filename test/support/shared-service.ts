import type { TestProject } from 'vitest/node';
import { type Ready, startService } from './service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    service: Ready & { dataDir: string };
  }
}

/** One service for every test that neither moves the clock nor breaks anything; each test has its own organisation. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, kill: _kill, restart: _restart, ...service } = await startService();
  project.provide('service', service);
  return stop;
}
