import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { certificatesOf } from '../command/certificates-of.ts';
import { pem } from '../command/pem.ts';

export interface Member {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
}

export interface AuthorityStore {
  /** @throws when the folder does not hold it */
  member(name: string): Member;
  /** The member of this name, made and kept when it is not there yet. */
  addMember(name: string, create: () => Promise<Member>): Promise<Member>;
}

/**
 * A folder of keys with their certificates, each in one PEM file that only its owner reads, and `root.crt.pem` for
 * everybody. It appears whole or not at all: it is made beside its place and moved there.
 */
export async function openAuthorityStore(
  folder: string,
  create: () => Promise<Readonly<Record<string, Member>>>,
): Promise<AuthorityStore> {
  if (!existsSync(folder)) await createFolder(folder, await create());
  const member = (name: string): Member => read(join(folder, `${name}.pem`));
  return {
    member,
    async addMember(name, make) {
      const path = join(folder, `${name}.pem`);
      if (existsSync(path)) return member(name);
      const draft = `${path}.${process.pid}`;
      write(draft, await make());
      try {
        linkSync(draft, path);
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      } finally {
        rmSync(draft, { force: true });
      }
      return member(name);
    },
  };
}

async function createFolder(folder: string, members: Readonly<Record<string, Member>>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  for (const [name, member] of Object.entries(members)) write(join(draft, `${name}.pem`), member);
  const { root } = members;
  if (root !== undefined) writeFileSync(join(draft, 'root.crt.pem'), pem('CERTIFICATE', root.certificate));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another command was faster: its authority stands.
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error;
  }
}

function write(path: string, { key, certificate }: Member): void {
  const text = `${key.export({ format: 'pem', type: 'pkcs8' })}${pem('CERTIFICATE', certificate)}`;
  writeFileSync(path, text, { mode: 0o600 });
}

function read(path: string): Member {
  const [certificate] = certificatesOf(path);
  if (certificate === undefined) throw new Error(`${path} holds no certificate`);
  return { key: createPrivateKey(readFileSync(path)), certificate };
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
