import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what the conformance run installs is kept: outside the project, found again by the next run. */
export const cacheFolder = (): string =>
  process.env.CONFORMANCE_HOME ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sigill-conformance');
