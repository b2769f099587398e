import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arnMatch,
  authorize,
  globMatch,
  isAllowed,
  type PolicyDocument,
  type PolicyStatement,
} from '../../../lib/local/iam.ts';
import type { Principal } from '../../../lib/local/types.ts';

const role = (...Statement: PolicyStatement[]): Principal => ({
  arn: 'arn:aws:iam::000000000000:role/sender',
  kind: 'role',
  policies: [{ Version: '2012-10-17', Statement }],
});
const root: Principal = { arn: 'arn:aws:iam::000000000000:root', kind: 'root', policies: [] };
const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 'x:Do',
  Resource: '*',
  ...more,
});
const deny = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({ ...allow(more), Effect: 'Deny' });
const table = 'arn:aws:dynamodb:eu-north-1:000000000000:table/records';

describe('wildcards', () => {
  it('match any run and one character, and nothing else is special', () => {
    expect(globMatch('E#*', 'E#o1.live#e1')).toBe(true);
    expect(globMatch('a?c', 'abc')).toBe(true);
    expect(globMatch('a?c', 'ac')).toBe(false);
    expect(globMatch('a.c', 'abc')).toBe(false);
    expect(globMatch('*', 'line\nbreak')).toBe(true);
  });

  it('without wildcards only equal text matches', () => {
    const plain = fc.string().filter((text) => !/[*?]|\$\{/.test(text));
    fc.assert(
      fc.property(plain, fc.string(), (pattern, text) => globMatch(pattern, text) === (pattern === text)),
    );
  });

  it('do not cross the parts of an ARN before the resource', () => {
    expect(arnMatch('arn:aws:dynamodb:*:*:table/records', table)).toBe(true);
    expect(arnMatch('arn:aws:dynamodb:*:table/records', table)).toBe(false);
    expect(arnMatch('arn:aws:s3:::documents/*', 'arn:aws:s3:::documents/a/b:c')).toBe(true);
    expect(arnMatch('arn:aws:s3:::documents', 'arn:aws:s3:::documents/a')).toBe(false);
  });
});

describe('identity policies', () => {
  it('deny by default, allow by a statement, and an explicit Deny wins', () => {
    expect(isAllowed(role(), 'x:Do', '*')).toBe(false);
    expect(isAllowed(role(allow()), 'x:do', 'anything')).toBe(true);
    expect(isAllowed(role(allow({ Action: ['x:D*'] })), 'x:Do', '*')).toBe(true);
    expect(isAllowed(role(allow({ Resource: [table] })), 'x:Do', `${table}/index/due`)).toBe(false);
    expect(isAllowed(role(allow(), deny()), 'x:Do', '*')).toBe(false);
  });

  it('know NotAction and NotResource', () => {
    const other = role({ Effect: 'Allow', NotAction: 'x:Do', Resource: '*' });
    expect(isAllowed(other, 'x:Do', '*')).toBe(false);
    expect(isAllowed(other, 'x:Other', '*')).toBe(true);
    const elsewhere = role(allow(), { Effect: 'Deny', Action: '*', NotResource: table });
    expect(isAllowed(elsewhere, 'x:Do', table)).toBe(true);
    expect(isAllowed(elsewhere, 'x:Do', `${table}2`)).toBe(false);
  });

  it('let the administrator do everything that no Deny forbids', () => {
    expect(isAllowed(root, 'x:Do', '*')).toBe(true);
    const policy: PolicyDocument = { Statement: [deny({ Principal: '*' })] };
    expect(isAllowed(root, 'x:Do', '*', {}, policy)).toBe(false);
  });
});

describe('conditions', () => {
  const holds = (
    Condition: NonNullable<PolicyStatement['Condition']>,
    context: Record<string, string | string[] | undefined> = {},
  ) => isAllowed(role(allow({ Condition })), 'x:Do', '*', context);

  it.each<[string, NonNullable<PolicyStatement['Condition']>, Record<string, string | string[]>, boolean]>([
    ['equal', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, true],
    ['equal, keys in any case', { StringEquals: { 'KMS:Key': 'a' } }, { 'kms:key': 'a' }, true],
    ['equal, values in their case', { StringEquals: { k: 'a' } }, { k: 'A' }, false],
    ['equal knows no wildcard', { StringEquals: { k: 'a*' } }, { k: 'ab' }, false],
    ['equal, missing', { StringEquals: { k: 'a' } }, {}, false],
    ['not equal', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, false],
    ['not equal, missing', { StringNotEquals: { k: 'a' } }, {}, true],
    ['like', { StringLike: { k: 'E#*' } }, { k: 'E#1' }, true],
    ['if exists, missing', { StringEqualsIfExists: { k: 'a' } }, {}, true],
    ['if exists, wrong', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, false],
    ['bool', { Bool: { k: true } }, { k: 'true' }, true],
    ['null true, missing', { Null: { k: 'true' } }, {}, true],
    ['null false, missing', { Null: { k: 'false' } }, {}, false],
    ['null false, there', { Null: { k: false } }, { k: 'x' }, true],
    ['for all, all', { 'ForAllValues:StringLike': { k: ['E#*', 'B#*'] } }, { k: ['E#1', 'B#2'] }, true],
    ['for all, one not', { 'ForAllValues:StringLike': { k: 'E#*' } }, { k: ['E#1', 'O#2'] }, false],
    ['for all, missing', { 'ForAllValues:StringLike': { k: 'E#*' } }, {}, true],
    ['for any, one', { 'ForAnyValue:StringEquals': { k: 'a' } }, { k: ['a', 'b'] }, true],
    ['for any, missing', { 'ForAnyValue:StringEquals': { k: 'a' } }, {}, false],
    ['arn', { ArnLike: { k: 'arn:aws:sns:*:*:mail' } }, { k: 'arn:aws:sns:eu-north-1:0:mail' }, true],
    ['less', { NumericLessThan: { k: '1.2' } }, { k: '1.3' }, false],
    ['less, number', { NumericLessThanEquals: { k: 3 } }, { k: '3' }, true],
    ['two operators are both needed', { StringEquals: { k: 'a' }, Null: { m: 'false' } }, { k: 'a' }, false],
  ])('%s', (_, condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected);
  });

  it('fail loudly on what is not modelled', () => {
    const loud = expect.objectContaining({ code: 'NotImplemented', status: 501 });
    expect(() =>
      holds({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, { 'aws:sourceip': '10.0.0.1' }),
    ).toThrow(loud);
    expect(() => holds({ StringEquals: { k: ['$', '{aws:username}'].join('') } }, { k: 'a' })).toThrow(loud);
  });

  it('know the caller', () => {
    expect(holds({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::000000000000:role/sender' } })).toBe(true);
    expect(holds({ Bool: { 'aws:SecureTransport': 'false' } })).toBe(false);
  });
});

describe('resource policies', () => {
  const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Statement });
  const me = 'arn:aws:iam::000000000000:role/sender';

  it('can let a role of the account in, and a service', () => {
    expect(
      isAllowed(role(), 's3:GetObject', '*', {}, policy(allow({ Action: 's3:*', Principal: { AWS: me } }))),
    ).toBe(true);
    expect(
      isAllowed(
        role(),
        's3:GetObject',
        '*',
        {},
        policy(allow({ Action: 's3:*', Principal: { AWS: `${me}2` } })),
      ),
    ).toBe(false);
    const topic: Principal = { arn: 'sns.amazonaws.com', kind: 'service', policies: [] };
    const send = policy(
      allow({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:a:b:c' } },
      }),
    );
    expect(isAllowed(topic, 'sqs:SendMessage', '*', { 'aws:SourceArn': 'arn:aws:sns:a:b:c' }, send)).toBe(
      true,
    );
    expect(isAllowed(topic, 'sqs:SendMessage', '*', { 'aws:SourceArn': 'arn:aws:sns:a:b:d' }, send)).toBe(
      false,
    );
  });

  it('of a key must name the caller, or delegate to the account whose policies then decide', () => {
    const delegate = policy(allow({ Action: 'kms:*', Principal: { AWS: 'arn:aws:iam::000000000000:root' } }));
    const granted = role(allow({ Action: 'kms:Sign' }));
    expect(isAllowed(granted, 'kms:Sign', '*', {}, delegate)).toBe(true);
    expect(isAllowed(role(), 'kms:Sign', '*', {}, delegate)).toBe(false);
    expect(isAllowed(granted, 'kms:Sign', '*', {}, policy())).toBe(false);
    expect(isAllowed(root, 'kms:Sign', '*', {}, policy())).toBe(false);
    expect(
      isAllowed(role(), 'kms:Sign', '*', {}, policy(allow({ Action: 'kms:Sign', Principal: { AWS: me } }))),
    ).toBe(true);
  });
});

it('refuses in the words of the service', () => {
  const refusal = (action: string) => {
    try {
      authorize(role(), action, '*');
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(refusal('s3:GetObject')).toMatchObject({ code: 'AccessDenied', status: 403 });
  expect(refusal('dynamodb:GetItem')).toMatchObject({ code: 'AccessDeniedException', status: 400 });
});
