import { type Deployment, mailDomain } from '../deployment/deployment.ts';
import type { Names } from '../deployment/names.ts';
import type { Grant } from './grant.ts';
import { allow, because, type PolicyStatement } from './policy-statement.ts';

/** The configuration set that every mail goes through; its events come back over a topic. */
export const configurationSet = (names: Names): string => `${names.prefix}-mail`;

/** Whom a function may call, start and write to, besides stores and keys. */
export function messageStatements(grant: Grant, names: Names, deployment: Deployment): PolicyStatement[] {
  return [
    ...some('InvokeFunctions', 'lambda:InvokeFunction', (grant.invoke ?? []).map(names.functionArn)),
    ...some('StartExecutions', 'states:StartExecution', (grant.start ?? []).map(names.machineArn)),
    ...some('SendMessages', 'sqs:SendMessage', (grant.enqueue ?? []).map(names.queueArn)),
    ...(grant.send?.includes('email') ? [mailStatement(names, deployment)] : []),
    ...(grant.send?.includes('sms') ? smsStatements(names) : []),
  ];
}

const some = (sid: string, action: string, resources: readonly string[]): PolicyStatement[] =>
  resources.length === 0 ? [] : [allow(sid, [action], resources)];

const mailStatement = (names: Names, deployment: Deployment): PolicyStatement =>
  allow(
    'SendMail',
    ['ses:SendRawEmail'],
    [
      names.arn('ses', `identity/${mailDomain(deployment)}`),
      names.arn('ses', `configuration-set/${configurationSet(names)}`),
    ],
    { StringEquals: { 'ses:FromAddress': deployment.mailFrom } },
  );

/** A phone number has no ARN, so the resource must be `*`; the denial takes every topic out of it again. */
const smsStatements = (names: Names): PolicyStatement[] => [
  because('a phone number is no resource', allow('SendTextMessages', ['sns:Publish'], ['*'])),
  { Sid: 'PublishToNoTopic', Effect: 'Deny', Action: ['sns:Publish'], Resource: [names.arn('sns', '*')] },
];
