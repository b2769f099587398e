import { createHash } from 'node:crypto';
import { Problem } from './problems.ts';

/** A parsed `If-Match`: any version, or one of these. A weak or foreign tag matches nothing (RFC 9110 §13.1.1). */
export type IfMatch = { readonly any: true } | { readonly any: false; readonly versions: readonly number[] };

/** The entity tag of a resource at one version. */
export const etagOf = (version: number): string => `"v${version}"`;

/** The entity tag of an answer without a version of its own. */
export const etagOfBody = (body: string | Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

const tagList = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/;

const tagsOf = (header: string): string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? [];

/** @throws Problem `invalid_header` for anything but `*` or a list of entity tags */
export function parseIfMatch(header: string): IfMatch {
  if (header.trim() === '*') return { any: true };
  if (!tagList.test(header))
    throw new Problem('invalid_header', 'If-Match takes * or a list of entity tags.');
  const versions = tagsOf(header).flatMap((tag) => {
    const match = /^"v(\d{1,15})"$/.exec(tag);
    return match ? [Number(match[1])] : [];
  });
  return { any: false, versions };
}

/** Whether a resource at this version may be changed; without a condition it may. */
export const ifMatchHolds = (ifMatch: IfMatch | null, version: number): boolean =>
  ifMatch === null || ifMatch.any || ifMatch.versions.includes(version);

/** Whether the client has this representation already (weak comparison, RFC 9110 §13.1.2). */
export function ifNoneMatchHits(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return (
    header.trim() === '*' ||
    tagsOf(header).some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''))
  );
}
