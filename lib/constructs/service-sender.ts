import type { Names } from '../deployment/names.ts';
import type { PolicyStatement } from '../units/policy-statement.ts';

export interface ServiceSender {
  readonly names: Names;
  /** e.g. `s3.amazonaws.com` */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** The one thing of ours on whose behalf the service acts. */
  readonly source: string;
}

/** Lets an AWS service act for one resource of this account, and for nobody else's (no confused deputy). */
export const serviceSender = ({
  names,
  service,
  action,
  resource,
  source,
}: ServiceSender): PolicyStatement => ({
  Sid: `AllowFrom${service.charAt(0).toUpperCase()}${service.slice(1, service.indexOf('.'))}`,
  Effect: 'Allow',
  Principal: { Service: service },
  Action: [action],
  Resource: [resource],
  Condition: {
    StringEquals: { 'aws:SourceAccount': names.account },
    ArnLike: { 'aws:SourceArn': source },
  },
});
