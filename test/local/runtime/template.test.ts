import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Json, type JsonObject, Template } from '../../../lib/local/template.ts';
import { variable } from './fixture.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const place = {
  region: 'eu-west-1',
  account: '000000000000',
  awsUrl: 'http://127.0.0.1:4600',
  apiUrl: 'http://127.0.0.1:3000',
};

function template(stacks: Record<string, JsonObject>, parameters: Record<string, string> = {}): Template {
  const folder = mkdtempSync(join(tmpdir(), 'sigill-template-'));
  folders.push(folder);
  const artifacts = Object.keys(stacks).map((name) => [
    name,
    {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${name}.json`, stackName: `app-${name}` },
    },
  ]);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts: Object.fromEntries(artifacts) }));
  for (const [name, stack] of Object.entries(stacks))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(stack));
  return new Template(folder, { ...place, parameters });
}

/** What `value` becomes beside a queue, a table, a parameter and some conditions. */
function resolved(value: Json, more: JsonObject = {}): Json {
  const one = template(
    {
      Main: {
        Parameters: { Size: { Type: 'Number', Default: 3 }, Mail: { Type: 'String' } },
        Mappings: { Names: { live: { short: 'l' } } },
        Conditions: {
          Yes: { 'Fn::Equals': [{ Ref: 'Size' }, '3'] },
          No: { 'Fn::Not': [{ Condition: 'Yes' }] },
          Both: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
          Either: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] },
        },
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue' },
          Named: {
            Type: 'AWS::DynamoDB::Table',
            Properties: { TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'x']] } },
          },
          Api: { Type: 'AWS::ApiGateway::RestApi' },
          Firewall: { Type: 'AWS::WAFv2::WebACL' },
          Value: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Name: '/app/value', Value: { 'Fn::GetAtt': ['Named', 'Arn'] } },
          },
          Probe: { Type: 'AWS::Logs::LogGroup', Properties: { value } },
          ...more,
        },
      },
    },
    { Mail: 'a@example.com' },
  );
  return one.resources('AWS::Logs::LogGroup')[0]?.properties.value ?? null;
}

describe('a template', () => {
  it.each<[string, Json, Json]>([
    ['a reference', { Ref: 'Queue' }, 'http://127.0.0.1:4600/000000000000/app-Main-Queue'],
    ['a name', { Ref: 'Named' }, 'app-Main-x'],
    ['an attribute', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-1:000000000000:app-Main-Queue'],
    ['a short attribute', { 'Fn::GetAtt': 'Queue.QueueName' }, 'app-Main-Queue'],
    ['something ignored', { 'Fn::GetAtt': ['Firewall', 'Arn'] }, 'arn:aws:ignored:::app-Main-Firewall'],
    ['a parameter', { Ref: 'Mail' }, 'a@example.com'],
    [
      'pseudo parameters',
      [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::Partition' }],
      ['eu-west-1', '000000000000', 'aws'],
    ],
    [
      'Sub',
      { 'Fn::Sub': `${variable('Named.Arn')} ${variable('!Kept')} ${variable('Size')}` },
      `arn:aws:dynamodb:eu-west-1:000000000000:table/app-Main-x ${variable('Kept')} 3`,
    ],
    ['Sub with variables', { 'Fn::Sub': [variable('x'), { x: { Ref: 'Named' } }] }, 'app-Main-x'],
    ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Named' }] }] }, 'Main'],
    ['If', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    ['nested conditions', [{ 'Fn::If': ['Both', 1, 2] }, { 'Fn::If': ['Either', 1, 2] }], [2, 1]],
    ['no value', { kept: 1, gone: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] } }, { kept: 1 }],
    ['a mapping', { 'Fn::FindInMap': ['Names', 'live', 'short'] }, 'l'],
    ['Base64', { 'Fn::Base64': 'å' }, 'w6U='],
    [
      'the address of the API',
      { 'Fn::Sub': `https://${variable('Api')}.execute-api.eu-west-1.amazonaws.com/prod/x` },
      'http://127.0.0.1:3000/x',
    ],
    [
      'a dynamic reference',
      '{{resolve:ssm:/app/value}}',
      'arn:aws:dynamodb:eu-west-1:000000000000:table/app-Main-x',
    ],
  ])('resolves %s', (_, value, wanted) => {
    expect(resolved(value)).toEqual(wanted);
  });

  it.each<[string, Json, string]>([
    ['an unknown resource', { Ref: 'Nobody' }, 'there is no Nobody'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Queue', 'Colour'] }, 'AWS::SQS::Queue has no Colour'],
    ['an unknown function', { 'Fn::ImportValue': 'x' }, 'Fn::ImportValue is not served'],
    ['an unknown SSM parameter', '{{resolve:ssm:/no}}', 'No stack defines the SSM parameter /no'],
  ])('fails for %s', (_, value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });

  it('passes values between stacks by SSM parameters, and leaves out what its condition excludes', () => {
    const one = template({
      Data: {
        Resources: {
          Key: { Type: 'AWS::KMS::Key' },
          Shared: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Name: '/app/key', Value: { 'Fn::GetAtt': ['Key', 'Arn'] } },
          },
        },
      },
      Api: {
        Parameters: { SharedKey: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/key' } },
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: {
          Probe: { Type: 'AWS::Logs::LogGroup', Properties: { value: { Ref: 'SharedKey' } } },
          Gone: { Type: 'AWS::Logs::LogGroup', Condition: 'Never' },
        },
      },
    });
    const [probe, ...others] = one.resources('AWS::Logs::LogGroup');
    expect(others).toEqual([]);
    expect(probe?.properties.value).toBe(one.resources('AWS::KMS::Key')[0]?.arn);
    expect(probe?.properties.value).toMatch(/^arn:aws:kms:eu-west-1:000000000000:key\/[0-9a-f-]{36}$/);
  });

  it('fails for a type that is not on the list, naming it', () => {
    const unknown = { Main: { Resources: { Thing: { Type: 'Custom::Thing' } } } };
    expect(() => template(unknown)).toThrow('app-Main/Thing: Custom::Thing is not served locally');
  });
});
