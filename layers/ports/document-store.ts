import type { Space } from '../domain/space.ts';

/** One immutable object: exactly these bytes. */
export interface StoredObject {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Random access to an object's bytes; structurally the sealing engine's `ByteSource`. */
export interface ObjectSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface PresignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface DocumentStore {
  uploadKey(space: Space, envelopeId: string, documentId: string): string;
  sealedKey(
    space: Space,
    envelopeId: string,
    documentId: string,
    attempt: number,
    variant: 'sealed' | 'evidence',
  ): string;
  /** A PUT that the store takes only with exactly this size, type and SHA-256, and only once; at most 15 minutes. */
  presignUpload(
    key: string,
    expected: { size: number; sha256: string },
    now: Date,
  ): Promise<PresignedRequest>;
  /** A GET of one version, at most five minutes. */
  presignDownload(object: { key: string; versionId: string }, now: Date): Promise<PresignedRequest>;
  /** Write once. Called again with the same bytes it finds the first write. */
  put(key: string, bytes: Uint8Array, sha256: string): Promise<StoredObject>;
  /** The newest version with its checksum, or null. */
  head(key: string): Promise<(StoredObject & { readonly storedAt: Date }) | null>;
  source(object: { key: string; versionId: string; size: number }): ObjectSource;
  /** Original ‖ tail as a new object: server-side copy as part 1 from 5 MiB up, read and joined below. */
  append(original: StoredObject, tail: Uint8Array, key: string, sha256: string): Promise<StoredObject>;
  /** Deletes every version, marker and incomplete upload under a prefix, then looks again. */
  purge(prefix: string): Promise<{ deleted: number; remaining: number }>;
  /** Deletes every version under a prefix but those of the keys named. */
  purgeBut(
    prefix: string,
    kept: ReadonlySet<string | undefined>,
  ): Promise<{ deleted: number; remaining: number }>;
  sealedPrefix(space: Space, envelopeId: string, documentId: string): string;
  envelopePrefixes(space: Space, envelopeId: string): readonly string[];
}
