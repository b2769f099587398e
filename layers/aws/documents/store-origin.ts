import { environment } from '../environment.ts';

/** The origin that presigned URLs lead to: the only other one that pages may reach. */
export function storeOrigin(): string {
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  if (endpoint !== undefined && endpoint !== '') return new URL(endpoint).origin;
  return `https://${environment('DOCUMENTS_BUCKET')}.s3.${environment('AWS_REGION')}.amazonaws.com`;
}
