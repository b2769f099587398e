import type { PolicyDocument } from '../iam.ts';
import type { Store } from '../store.ts';
import { AwsError } from '../types.ts';
import type { Checksums } from './checksums.ts';

export interface CorsRule {
  AllowedOrigins: string[];
  AllowedMethods: string[];
  AllowedHeaders?: string[];
  ExposedHeaders?: string[];
  MaxAge?: number;
}

export interface Bucket {
  name: string;
  createdAt: number;
  versioned: boolean;
  cors: CorsRule[];
  policy?: PolicyDocument;
  encryption?: { algorithm: string; keyId?: string; bucketKey: boolean };
  /** Queues that hear of every new object under a prefix. */
  notifications?: { queueArn: string; prefix: string; suffix: string }[];
}

/** How an object is encrypted, as its headers say. */
export interface Encryption {
  algorithm: string;
  keyArn?: string;
  bucketKey: boolean;
}

/** What is kept with the bytes; `headers` are those that come back as they were given. */
export interface Meta {
  headers: Record<string, string>;
  encryption: Encryption;
  checksums: Checksums;
}

/** A version of an object, or a delete marker, which has no file. */
export interface Version extends Meta {
  seq: number;
  bucket: string;
  key: string;
  id: string;
  marker: boolean;
  size: number;
  etag: string;
  file?: string;
  at: number;
}

export interface Upload extends Meta {
  id: string;
  bucket: string;
  key: string;
  algorithm?: string;
  at: number;
}

export interface Part {
  number: number;
  size: number;
  etag: string;
  file: string;
  checksums: Checksums;
  at: number;
}

type Row = Record<string, unknown> | undefined;
const parse = <T>(row: Row): T | undefined => row && (JSON.parse(String(row.json)) as T);

/** Buckets, versions, uploads and parts in SQLite. Deleting answers the files that nothing names any more. */
export interface State {
  buckets(): Bucket[];
  /** @throws AwsError NoSuchBucket */
  bucket(name: string): Bucket;
  findBucket(name: string): Bucket | undefined;
  putBucket(bucket: Bucket): void;
  /** @throws AwsError BucketNotEmpty */
  deleteBucket(name: string): void;
  /** The newest version or marker. */
  latest(bucket: string, key: string): Version | undefined;
  version(bucket: string, key: string, id: string): Version | undefined;
  addVersion(version: Omit<Version, 'seq'>): void;
  deleteVersion(version: Version): string[];
  /** Every version of keys with this prefix after a place, by key and newest first; lazily. */
  versions(bucket: string, prefix: string, after: { key: string; seq: number }): Iterable<Version>;
  uploads(bucket: string): Upload[];
  /** @throws AwsError NoSuchUpload */
  upload(bucket: string, key: string, id: string): Upload;
  putUpload(upload: Upload): void;
  deleteUpload(id: string): string[];
  parts(uploadId: string): Part[];
  putPart(uploadId: string, part: Part): string[];
  files(): Set<string>;
}

export function createState(store: Store): State {
  store.db.exec(`
    CREATE TABLE IF NOT EXISTS s3_buckets (name TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_versions (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, file TEXT,
      json TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS s3_versions_of ON s3_versions (bucket, key, id);
    CREATE INDEX IF NOT EXISTS s3_versions_by_age ON s3_versions (bucket, key, seq DESC);
    CREATE TABLE IF NOT EXISTS s3_uploads (id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_parts (
      upload TEXT NOT NULL REFERENCES s3_uploads (id) ON DELETE CASCADE, number INTEGER NOT NULL, file TEXT NOT NULL,
      json TEXT NOT NULL, PRIMARY KEY (upload, number)) STRICT;`);

  const readVersion = (row: Row): Version | undefined =>
    row && { ...(JSON.parse(String(row.json)) as Version), seq: Number(row.seq) };
  const findBucket = (name: string) =>
    parse<Bucket>(store.sql('SELECT json FROM s3_buckets WHERE name = ?').get(name));
  const filesOf = (rows: Row[]) => rows.flatMap((row) => (typeof row?.file === 'string' ? [row.file] : []));

  function* versions(
    bucket: string,
    prefix: string,
    after: { key: string; seq: number },
  ): Generator<Version> {
    const text = `SELECT seq, key, json FROM s3_versions WHERE bucket = ? AND key >= ?
      AND (key > ? OR (key = ? AND seq < ?)) ORDER BY key, seq DESC`;
    for (const row of store.sql(text).iterate(bucket, prefix, after.key, after.key, after.seq)) {
      if (!String(row.key).startsWith(prefix)) return;
      yield readVersion(row) as Version;
    }
  }

  return {
    buckets: () =>
      store
        .sql('SELECT json FROM s3_buckets ORDER BY name')
        .all()
        .flatMap((row) => parse<Bucket>(row) ?? []),
    findBucket,
    bucket(name) {
      const found = findBucket(name);
      if (!found)
        throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
      return found;
    },
    putBucket(bucket) {
      store.sql('INSERT OR REPLACE INTO s3_buckets VALUES (?, ?)').run(bucket.name, JSON.stringify(bucket));
    },
    deleteBucket(name) {
      const used = store
        .sql(
          'SELECT (SELECT count(*) FROM s3_versions WHERE bucket = ?1) + (SELECT count(*) FROM s3_uploads WHERE bucket = ?1) AS n',
        )
        .get(name);
      if (used?.n !== 0)
        throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
      store.sql('DELETE FROM s3_buckets WHERE name = ?').run(name);
    },
    latest: (bucket, key) =>
      readVersion(
        store
          .sql('SELECT seq, json FROM s3_versions WHERE bucket = ? AND key = ? ORDER BY seq DESC LIMIT 1')
          .get(bucket, key),
      ),
    version: (bucket, key, id) =>
      readVersion(
        store
          .sql('SELECT seq, json FROM s3_versions WHERE bucket = ? AND key = ? AND id = ?')
          .get(bucket, key, id),
      ),
    addVersion(version) {
      store
        .sql('INSERT INTO s3_versions (bucket, key, id, file, json) VALUES (?, ?, ?, ?, ?)')
        .run(version.bucket, version.key, version.id, version.file ?? null, JSON.stringify(version));
    },
    deleteVersion({ seq }) {
      return filesOf(store.sql('DELETE FROM s3_versions WHERE seq = ? RETURNING file').all(seq));
    },
    versions,
    uploads: (bucket) =>
      store
        .sql('SELECT json FROM s3_uploads WHERE bucket = ? ORDER BY key, id')
        .all(bucket)
        .flatMap((row) => parse<Upload>(row) ?? []),
    upload(bucket, key, id) {
      const found = parse<Upload>(
        store.sql('SELECT json FROM s3_uploads WHERE id = ? AND bucket = ? AND key = ?').get(id, bucket, key),
      );
      if (!found)
        throw new AwsError('NoSuchUpload', 'The specified multipart upload does not exist', 404, {
          UploadId: id,
        });
      return found;
    },
    putUpload(upload) {
      store
        .sql('INSERT INTO s3_uploads VALUES (?, ?, ?, ?)')
        .run(upload.id, upload.bucket, upload.key, JSON.stringify(upload));
    },
    deleteUpload(id) {
      const files = filesOf(store.sql('SELECT file FROM s3_parts WHERE upload = ?').all(id));
      store.sql('DELETE FROM s3_uploads WHERE id = ?').run(id);
      return files;
    },
    parts: (uploadId) =>
      store
        .sql('SELECT json FROM s3_parts WHERE upload = ? ORDER BY number')
        .all(uploadId)
        .flatMap((row) => parse<Part>(row) ?? []),
    putPart(uploadId, part) {
      const replaced = filesOf(
        store.sql('SELECT file FROM s3_parts WHERE upload = ? AND number = ?').all(uploadId, part.number),
      );
      store
        .sql('INSERT OR REPLACE INTO s3_parts VALUES (?, ?, ?, ?)')
        .run(uploadId, part.number, part.file, JSON.stringify(part));
      return replaced;
    },
    files: () =>
      new Set(filesOf(store.sql('SELECT file FROM s3_versions UNION ALL SELECT file FROM s3_parts').all())),
  };
}
