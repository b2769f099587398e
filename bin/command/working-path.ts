import { resolve } from 'node:path';

/**
 * A path as the person typed it: npm runs scripts in the project's folder and keeps the folder it was called from in
 * INIT_CWD.
 */
export function workingPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return resolve(script !== undefined && folder !== undefined ? folder : '.', path);
}

/** Where the command line keeps its own authority: beside the data of the local service. */
export const authorityFolder = (): string => resolve(process.env.SIGILL_DATA ?? '.local', 'authority');

/** Roots (`*.crt.pem`) whose seals are this service's own: the command's authority, and what the service puts beside it. */
export const ownRootFolders = (): readonly string[] => [
  authorityFolder(),
  resolve(process.env.SIGILL_DATA ?? '.local', 'roots'),
];
