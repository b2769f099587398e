import type { DerNode } from '../der/der-node.ts';
import { children, enter, only, readDer } from '../der/der-reader.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive } from '../der/tags.ts';
import type { Certificate } from './certificate.ts';
import { readName } from './read-name.ts';
import { normaliseText } from './same-name.ts';

const EMAIL = contextPrimitive(1);
const DIRECTORY = contextConstructed(4);

interface Named {
  readonly tag: number;
  readonly value: string;
}

/**
 * True when every name of `certificate` lies inside the constraints (RFC 5280 §4.2.1.10). Directory names and e-mail
 * addresses are compared; a certificate with a constrained name of another type does not pass.
 * @throws DerError
 */
export function satisfiesNameConstraints(certificate: Certificate, constraints: Uint8Array): boolean {
  const cursor = enter(readDer(constraints));
  const permitted = subtrees(cursor.optional(contextConstructed(0)));
  const excluded = subtrees(cursor.optional(contextConstructed(1)));
  return namesOf(certificate).every((name) => {
    const same = permitted.filter(({ tag }) => tag === name.tag);
    if (same.length > 0 && !same.some((base) => within(name, base))) return false;
    return !excluded.some((base) => base.tag === name.tag && within(name, base));
  });
}

function subtrees(field: DerNode | undefined): Named[] {
  if (field === undefined) return [];
  return children(field).map((subtree) => describe(enter(subtree).next()));
}

function namesOf(certificate: Certificate): Named[] {
  const subject = readName(certificate.subject);
  const emails = subject
    .filter(({ type }) => type === OID.emailAddress)
    .map(({ value }) => ({ tag: EMAIL, value }));
  const alternative = certificate.extensions.subjectAltName;
  const others = alternative === null ? [] : children(readDer(alternative)).map(describe);
  const directory = subject.length === 0 ? [] : [{ tag: DIRECTORY, value: path(certificate.subject) }];
  return [...directory, ...emails, ...others];
}

function describe(name: DerNode): Named {
  if (name.tag === DIRECTORY) return { tag: DIRECTORY, value: path(only(name).bytes) };
  return { tag: name.tag, value: new TextDecoder('latin1').decode(name.content) };
}

/** Attributes as a text in which a subtree is a prefix. */
function path(name: Uint8Array): string {
  return readName(name)
    .map(({ type, value }) => `${JSON.stringify([type, normaliseText(value)])};`)
    .join('');
}

function within(name: Named, base: Named): boolean {
  if (name.tag === DIRECTORY) return name.value.startsWith(base.value);
  if (name.tag !== EMAIL) return false;
  const address = name.value.toLowerCase();
  const wanted = base.value.toLowerCase();
  if (wanted.includes('@')) return address === wanted;
  return wanted.startsWith('.') ? address.endsWith(wanted) : address.endsWith(`@${wanted}`);
}
