import { dirname, resolve } from 'node:path';
import { readJson } from '../command/arguments.ts';
import { certificatesOf } from '../command/certificates-of.ts';
import { workingPath } from '../command/working-path.ts';
import { Refusal } from './refusal.ts';

interface Described {
  readonly recipient: string;
  readonly url: string;
  /** A PEM file, beside the description. */
  readonly roots: string;
  readonly hosts?: readonly string[];
}

/** `[{recipient, url, roots, hosts?}]` with the root certificates read in. @throws Refusal `services_unusable` */
export function readServices(file: string): object[] {
  const path = workingPath(file);
  try {
    return readJson<Described[]>(path).map(({ recipient, url, roots, hosts = [] }) => ({
      recipient: String(recipient),
      url: String(url),
      hosts: hosts.map(String),
      roots: certificatesOf(resolve(dirname(path), roots)).map((der) => Buffer.from(der).toString('base64')),
    }));
  } catch (error) {
    throw new Refusal('services_unusable', `${file}: ${error instanceof Error ? error.message : error}`);
  }
}
