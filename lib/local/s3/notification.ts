import { notImplemented } from '../types.ts';
import type { Call, S3 } from './context.ts';
import type { Version } from './state.ts';

const EVENTS: Record<string, string> = {
  PutObject: 'ObjectCreated:Put',
  CopyObject: 'ObjectCreated:Copy',
  CompleteMultipartUpload: 'ObjectCreated:CompleteMultipartUpload',
};

/** Tells the bucket's queues of a new object, in the transaction that makes it: neither exists without the other. */
export function announce({ notify, region }: S3, call: Call, version: Omit<Version, 'seq'>): void {
  const { bucket, key, request } = call;
  const queues = (bucket.notifications ?? []).filter(
    ({ prefix, suffix }) => key.startsWith(prefix) && key.endsWith(suffix),
  );
  if (queues.length > 0 && !notify) throw notImplemented('S3', 'notifications without queues');
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(version.at).toISOString(),
    eventName: EVENTS[request.operation],
    s3: {
      s3SchemaVersion: '1.0',
      bucket: { name: bucket.name, arn: `arn:aws:s3:::${bucket.name}` },
      object: {
        key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        size: version.size,
        eTag: version.etag,
        ...(version.id === 'null' ? {} : { versionId: version.id }),
        sequencer: version.at.toString(16).toUpperCase().padStart(16, '0'),
      },
    },
  };
  for (const { queueArn } of queues) notify?.(queueArn, JSON.stringify({ Records: [record] }));
}
