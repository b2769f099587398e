import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct, type IDependable } from 'constructs';
import type { Deployment } from '../deployment/deployment.ts';
import type { Names } from '../deployment/names.ts';
import { policyDocument } from '../units/policy-statement.ts';
import { acknowledge } from './acknowledge.ts';
import { documentPolicy } from './document-policy.ts';

export interface DocumentBucketProps {
  readonly deployment: Deployment;
  readonly names: Names;
  readonly keyArn: string;
  /** ARN of the queue that hears of every upload, and the policy that lets the bucket write there. */
  readonly uploads: { readonly arn: string; readonly ready: IDependable };
}

/**
 * The documents: versioned, encrypted with the data key, private, TLS only, written once. There is one copy:
 * no replication, no Object Lock, no inventory, no backup, because each would outlive an erasure.
 */
export class DocumentBucket extends Construct {
  constructor(scope: Construct, { deployment, names, keyArn, uploads }: DocumentBucketProps) {
    super(scope, 'documents');
    const bucket = new CfnBucket(this, 'bucket', {
      bucketName: names.bucket,
      versioningConfiguration: { status: 'Enabled' },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          {
            bucketKeyEnabled: true,
            serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
          },
        ],
      },
      corsConfiguration: { corsRules: [corsRule(deployment.origin)] },
      lifecycleConfiguration: {
        rules: [
          {
            id: 'abort-incomplete',
            status: 'Enabled',
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
      notificationConfiguration: {
        queueConfigurations: [
          {
            event: 's3:ObjectCreated:*',
            queue: uploads.arn,
            filter: { s3Key: { rules: [{ name: 'prefix', value: 'uploads/' }] } },
          },
        ],
      },
    });
    acknowledge(
      bucket,
      'AwsSolutions-S1',
      'Access logs would hold addresses and presigned queries; who reads a document is written as evidence instead',
    );
    bucket.node.addDependency(uploads.ready);
    bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    new CfnBucketPolicy(this, 'policy', {
      bucket: bucket.ref,
      policyDocument: policyDocument(documentPolicy(names, bucket.attrArn, keyArn)),
    });
  }
}

/** The pages read and upload from the browser, by presigned URL and from our own origin only. */
const corsRule = (origin: string): CfnBucket.CorsRuleProperty => ({
  allowedOrigins: [origin],
  allowedMethods: ['GET', 'PUT'],
  allowedHeaders: ['content-type', 'if-none-match', 'range', 'x-amz-checksum-sha256'],
  exposedHeaders: ['accept-ranges', 'content-length', 'content-range', 'etag'],
  maxAge: 3600,
});
