import { AwsError, type AwsResponse, notImplemented } from '../types.ts';
import { verifyChecksums } from './checksums.ts';
import { allow, type Call, type S3 } from './context.ts';
import { newVersionId, versionHeaders } from './writing.ts';
import { type Node, readElements, xmlResponse } from './xml.ts';

interface Deleted {
  /** The version that went, or the marker that came. */
  id: string;
  marker: boolean;
  files: string[];
}

/** Deletes a version for good, or hides the object behind a marker; repeating it is no error. */
function deleteOne({ state }: S3, call: Call, key: string, id: string | undefined): Deleted {
  const { bucket, request } = call;
  if (id !== undefined || !bucket.versioned) {
    const found = state.version(bucket.name, key, id ?? 'null');
    return {
      id: id ?? 'null',
      marker: found?.marker ?? false,
      files: found ? state.deleteVersion(found) : [],
    };
  }
  const marker = newVersionId();
  const meta = { headers: {}, encryption: { algorithm: '', bucketKey: false }, checksums: {} };
  state.addVersion({
    ...meta,
    bucket: bucket.name,
    key,
    id: marker,
    marker: true,
    size: 0,
    etag: '',
    at: request.now,
  });
  return { id: marker, marker: true, files: [] };
}

/** DeleteObject. */
export async function deleteObject(s3: S3, call: Call): Promise<AwsResponse> {
  const id = call.query.get('versionId') ?? undefined;
  allow(call, id === undefined ? 'DeleteObject' : 'DeleteObjectVersion');
  if (call.headers['if-match'] !== undefined) throw notImplemented('S3', 'DeleteObject with If-Match');
  const deleted = s3.store.transaction(() => deleteOne(s3, call, call.key, id));
  await s3.files.delete(deleted.files);
  const headers = {
    ...versionHeaders(deleted),
    ...(deleted.marker ? { 'x-amz-delete-marker': 'true' } : {}),
  };
  return { status: 204, headers, body: '' };
}

/** DeleteObjects, up to 1000; each key is allowed or refused by itself. */
export async function deleteObjects(s3: S3, call: Call): Promise<AwsResponse> {
  const { body } = call.request;
  const checksums = verifyChecksums(call.headers, body);
  if (call.headers['content-md5'] === undefined && Object.keys(checksums).length === 0) {
    throw new AwsError(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 or a checksum',
      400,
    );
  }
  const asked = readElements(body, 'Delete', 'Object');
  if (asked.length > 1000)
    throw new AwsError('MalformedXML', 'At most 1000 objects can be deleted at once', 400);
  const done: Node[] = [];
  const errors: Node[] = [];
  const files: string[] = [];
  s3.store.transaction(() => {
    for (const { Key = '', VersionId } of asked) {
      try {
        allow(call, VersionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion', { key: Key });
      } catch (error) {
        if (!(error instanceof AwsError) || error.code !== 'AccessDenied') throw error;
        errors.push({ Key, VersionId, Code: error.code, Message: error.message });
        continue;
      }
      const deleted = deleteOne(s3, call, Key, VersionId);
      files.push(...deleted.files);
      const marker = deleted.marker ? { DeleteMarker: true, DeleteMarkerVersionId: deleted.id } : {};
      done.push({ Key, VersionId, ...marker });
    }
  });
  await s3.files.delete(files);
  const quiet = /<Quiet>true<\/Quiet>/.test(body.toString());
  return xmlResponse('DeleteResult', { ...(quiet ? {} : { Deleted: done }), Error: errors });
}
