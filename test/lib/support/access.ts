import { at, type StackTemplate } from '../../../lib/checks/template.ts';
import { isAllowed, type PolicyContext, type PolicyDocument } from '../../../lib/local/iam.ts';
import type { Principal } from '../../../lib/local/types.ts';

const account = '000000000000';
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-north-1:${account}:${resource}`;

/** ARNs of the stage `local`, as a request names them. */
export const arns = {
  table: (name: string) => arn('dynamodb', `table/sigill-local-${name}`),
  index: (name: string) => arn('dynamodb', `table/sigill-local-records/index/${name}`),
  key: (name: string) => arn('kms', `key/${name}`),
  object: (key: string) => `arn:aws:s3:::sigill-local-documents-${account}/${key}`,
  bucket: `arn:aws:s3:::sigill-local-documents-${account}`,
  queue: (name: string) => arn('sqs', `sigill-local-${name}`),
  topic: (name: string) => arn('sns', `sigill-local-${name}`),
  function: (id: string) => arn('lambda', `function:sigill-local-${id.replace('/', '-')}`),
  machine: (name: string) => arn('states', `stateMachine:sigill-local-${name}`),
  identity: (name: string) => arn('ses', `identity/${name}`),
};

export const administrator: Principal = { arn: `arn:aws:iam::${account}:root`, kind: 'root', policies: [] };

/** The policies of a deployment, decided as IAM decides. */
export class Access {
  readonly #resources: readonly (readonly [
    id: string,
    type: string,
    properties: Readonly<Record<string, unknown>>,
  ])[];

  constructor(templates: Readonly<Record<string, StackTemplate>>) {
    this.#resources = Object.values(templates).flatMap(({ template }) =>
      Object.entries(template.Resources).map(
        ([id, { Type, Properties = {} }]) => [id, Type, Properties] as const,
      ),
    );
  }

  /** Ids of all functions, as in their role's name. */
  get functions(): string[] {
    return this.#resources
      .filter(([, type]) => type === 'AWS::Lambda::Function')
      .map(([, , { FunctionName }]) => String(FunctionName).replace('sigill-local-', ''));
  }

  role(id: string): Principal {
    const name = `sigill-local-${id.replace('/', '-')}`;
    const role = this.#resources.find(
      ([, type, { RoleName }]) => type === 'AWS::IAM::Role' && RoleName === name,
    );
    if (role === undefined) throw new RangeError(`no role ${name}`);
    const policies = (role[2].Policies as { PolicyDocument: unknown }[]).map(({ PolicyDocument }) =>
      plain(PolicyDocument),
    );
    return { arn: `arn:aws:iam::${account}:role/${name}`, kind: 'role', policies };
  }

  /** Whether the function (or a principal) may do this, its own policy and the resource's taken together. */
  may(who: string | Principal, action: string, resource: string, context: PolicyContext = {}): boolean {
    const principal = typeof who === 'string' ? this.role(who) : who;
    return isAllowed(principal, action, resource, context, this.#policyOf(resource));
  }

  /** The functions that may do this. */
  whoMay(action: string, resource: string, context: PolicyContext = {}): string[] {
    return this.functions.filter((id) => this.may(id, action, resource, context)).sort();
  }

  #policyOf(resource: string): PolicyDocument | undefined {
    const [, , service, , , name = ''] = resource.split(':');
    const find = (
      type: string,
      matches: (properties: Readonly<Record<string, unknown>>, id: string) => boolean,
    ) => this.#resources.find(([id, candidate, properties]) => candidate === type && matches(properties, id));
    if (service === 's3')
      return plain(
        at(
          find('AWS::S3::BucketPolicy', () => true),
          2,
          'PolicyDocument',
        ),
      );
    if (service === 'kms') return this.#keyPolicy(name.replace('key/', ''));
    if (service !== 'dynamodb') return undefined;
    const table = find('AWS::DynamoDB::Table', ({ TableName }) => name === `table/${String(TableName)}`);
    return plain(at(table, 2, 'ResourcePolicy', 'PolicyDocument'));
  }

  #keyPolicy(name: string): PolicyDocument {
    const alias = this.#resources.find(
      ([, type, { AliasName }]) => type === 'AWS::KMS::Alias' && AliasName === `alias/sigill-local-${name}`,
    );
    const target = at(alias, 2, 'TargetKeyId', 'Ref');
    const key = this.#resources.find(([id, type]) => type === 'AWS::KMS::Key' && id === target);
    const policy = plain(at(key, 2, 'KeyPolicy'));
    if (policy === undefined) throw new RangeError(`no key ${name}`);
    return policy;
  }
}

function plain(document: unknown): PolicyDocument;
function plain(document: undefined): undefined;
/** A policy with the ARNs that the deployment would put in place of references. */
function plain(document: unknown): PolicyDocument | undefined {
  if (document === undefined) return undefined;
  return resolve(document) as PolicyDocument;
}

function resolve(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(resolve);
  const reference = at(value, 'Ref');
  if (typeof reference === 'string') return referenced(reference);
  const attribute = at(value, 'Fn::GetAtt', 0);
  if (typeof attribute === 'string')
    return attribute.startsWith('documents') ? arns.bucket : arns.key('data');
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.map(resolve).join('');
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member)]));
}

/** `KeySealLiveValue` is the parameter that holds the ARN of the key `seal-live`. */
function referenced(parameter: string): string {
  const key = /^Key(.+)Value$/.exec(parameter)?.[1];
  if (key === undefined) return arn('dynamodb', 'table/sigill-local-outbox/stream/2026-01-01T00:00:00.000');
  return arns.key(key.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
}
