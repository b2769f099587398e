import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What an SDK client is made with. */
export interface AwsTarget {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

interface Ready {
  readonly aws: string;
  readonly region: string;
  readonly awsCredentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The credentials and region of the environment; for the stage `local`, the running local service's own. */
export function awsTarget(stage: string): AwsTarget {
  const file = resolve(process.env.SIGILL_DATA ?? '.local', 'ready.json');
  if (stage !== 'local' || process.env.AWS_ENDPOINT_URL !== undefined || !existsSync(file)) return {};
  const { aws, region, awsCredentials } = JSON.parse(readFileSync(file, 'utf8')) as Ready;
  return { endpoint: aws, region, credentials: awsCredentials };
}
