import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Identity, type Place, resourceTypes } from './resource-types.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** A served resource with its properties resolved: `name` is its physical name, `arn` its ARN. */
export interface Resource {
  type: string;
  logicalId: string;
  stack: string;
  name: string;
  arn: string;
  ref: string;
  properties: JsonObject;
}

interface TemplateOptions extends Place {
  /** Stands in for the address that the deployed API would have. */
  apiUrl: string;
  /** Values for template parameters, before their defaults. */
  parameters?: Record<string, string>;
}

/** The template asks for something the local service does not model; the message names it. */
export class TemplateError extends Error {
  override name = 'TemplateError';
  code = 'template_unsupported';
}

interface RawResource {
  Type: string;
  Properties?: JsonObject;
  Condition?: string;
}

interface Stack {
  name: string;
  resources: Record<string, RawResource>;
  parameters: Record<string, { Type: string; Default?: Json }>;
  conditions: Record<string, Json>;
  mappings: JsonObject;
}

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The synthesised application of one `cdk.out`: its stacks, its assets, and every reference resolved. */
export class Template {
  readonly #stacks: Stack[] = [];
  readonly #assets = new Map<string, string>();
  readonly #options: TemplateOptions;

  /** @throws TemplateError for a resource type that is not on the list */
  constructor(cdkOut: string, options: TemplateOptions) {
    this.#options = options;
    this.#readAssembly(resolve(cdkOut));
    for (const stack of this.#stacks) {
      for (const [id, { Type }] of Object.entries(stack.resources)) {
        if (!resourceTypes[Type])
          throw new TemplateError(`${stack.name}/${id}: ${Type} is not served locally`);
      }
    }
  }

  /** All served resources of the types, in the order of the template. */
  resources(...types: string[]): Resource[] {
    return this.#stacks.flatMap((stack) =>
      Object.entries(stack.resources)
        .filter(([, raw]) => types.includes(raw.Type) && this.#exists(stack, raw))
        .map(([logicalId, raw]) => this.#resource(stack, logicalId, raw)),
    );
  }

  /** The folder or file of an asset, from the key under which a deployment would upload it. */
  assetPath(key: string): string {
    const path = this.#assets.get(key);
    if (!path) throw new TemplateError(`The asset ${key} is in no asset manifest`);
    return path;
  }

  #readAssembly(folder: string): void {
    const manifest = readJson(join(folder, 'manifest.json')) as {
      artifacts?: Record<string, { type: string; properties?: Record<string, string> }>;
    };
    for (const [id, { type, properties = {} }] of Object.entries(manifest.artifacts ?? {})) {
      if (type === 'cdk:cloud-assembly') this.#readAssembly(join(folder, properties.directoryName ?? ''));
      if (type === 'cdk:asset-manifest') this.#readAssets(folder, properties.file ?? '');
      if (type === 'aws:cloudformation:stack') {
        this.#readStack(join(folder, properties.templateFile ?? ''), properties.stackName ?? id);
      }
    }
  }

  #readAssets(folder: string, file: string): void {
    const { files = {} } = readJson(join(folder, file)) as {
      files?: Record<
        string,
        { source: { path: string }; destinations: Record<string, { objectKey: string }> }
      >;
    };
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        this.#assets.set(objectKey, join(folder, source.path));
      }
    }
  }

  #readStack(path: string, name: string): void {
    const raw = readJson(path) as Record<string, JsonObject | undefined>;
    this.#stacks.push({
      name,
      resources: (raw.Resources ?? {}) as unknown as Stack['resources'],
      parameters: (raw.Parameters ?? {}) as Stack['parameters'],
      conditions: raw.Conditions ?? {},
      mappings: raw.Mappings ?? {},
    });
  }

  #exists(stack: Stack, raw: RawResource): boolean {
    return raw.Condition === undefined || this.#condition(stack, { Condition: raw.Condition });
  }

  #resource(stack: Stack, logicalId: string, raw: RawResource): Resource {
    const { ref, attributes } = this.#identity(stack, logicalId, raw);
    const properties = this.#resolve(stack, raw.Properties ?? {});
    return {
      type: raw.Type,
      logicalId,
      stack: stack.name,
      name: this.#name(stack, logicalId, raw),
      arn: attributes.Arn ?? ref,
      ref,
      properties: isObject(properties) ? properties : {},
    };
  }

  #name(stack: Stack, logicalId: string, raw: RawResource): string {
    const type = resourceTypes[raw.Type];
    const property = type?.answer === 'served' ? type.nameProperty : undefined;
    const chosen = property ? raw.Properties?.[property] : undefined;
    if (chosen !== undefined) return String(this.#resolve(stack, chosen));
    const generated = `${stack.name}-${logicalId}`;
    return raw.Type === 'AWS::S3::Bucket' ? generated.toLowerCase() : generated;
  }

  #identity(stack: Stack, logicalId: string, raw: RawResource): Identity {
    const type = resourceTypes[raw.Type];
    const name = this.#name(stack, logicalId, raw);
    if (type?.answer !== 'served') return { ref: name, attributes: { Arn: `arn:aws:ignored:::${name}` } };
    return type.identify(name, this.#options, (property) =>
      String(this.#resolve(stack, raw.Properties?.[property] ?? '')),
    );
  }

  #resolve(stack: Stack, value: Json): Resolved {
    if (typeof value === 'string') return this.#address(this.#dynamicReferences(value));
    if (Array.isArray(value)) {
      return value.map((item) => this.#resolve(stack, item)).filter((item) => item !== NO_VALUE);
    }
    if (!isObject(value)) return value;
    const [[key, argument] = ['', null], ...others] = Object.entries(value);
    if (others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
      return this.#intrinsic(stack, key, argument);
    }
    const members = Object.entries(value).map(
      ([name, member]) => [name, this.#resolve(stack, member)] as const,
    );
    return Object.fromEntries(members.filter((entry): entry is [string, Json] => entry[1] !== NO_VALUE));
  }

  #intrinsic(stack: Stack, name: string, argument: Json): Resolved {
    const resolved = (): Json[] => this.#list(stack, argument);
    switch (name) {
      case 'Ref':
        return this.#reference(stack, String(argument));
      case 'Fn::GetAtt':
        return Array.isArray(argument)
          ? this.#attribute(stack, String(argument[0]), String(argument[1]))
          : this.#variable(stack, String(argument));
      case 'Fn::If': {
        const [condition = '', yes = null, no = null] = Array.isArray(argument) ? argument : [];
        return this.#resolve(stack, this.#condition(stack, { Condition: condition }) ? yes : no);
      }
      case 'Fn::Join': {
        const [separator = '', items = []] = resolved();
        return this.#address((Array.isArray(items) ? items : []).map(String).join(String(separator)));
      }
      case 'Fn::Sub':
        return this.#substitute(stack, argument);
      case 'Fn::Select': {
        const [index = 0, items = []] = resolved();
        return (Array.isArray(items) ? items[Number(index)] : undefined) ?? '';
      }
      case 'Fn::Split': {
        const [separator = '', text = ''] = resolved();
        return String(text).split(String(separator));
      }
      case 'Fn::FindInMap': {
        const [map = '', first = '', second = ''] = resolved();
        const level = stack.mappings[String(map)];
        const row = isObject(level) ? level[String(first)] : undefined;
        return (isObject(row) ? row[String(second)] : undefined) ?? '';
      }
      case 'Fn::Base64':
        return Buffer.from(String(this.#resolve(stack, argument))).toString('base64');
      default:
        throw new TemplateError(`${stack.name}: ${name} is not served locally`);
    }
  }

  #list(stack: Stack, argument: Json): Json[] {
    const list = this.#resolve(stack, argument);
    return Array.isArray(list) ? list : [];
  }

  #substitute(stack: Stack, argument: Json): string {
    const [text = '', variables = {}] = Array.isArray(argument) ? argument : [argument];
    const known = isObject(variables) ? variables : {};
    const replaced = String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      return String(name in known ? this.#resolve(stack, known[name] ?? '') : this.#variable(stack, name));
    });
    return this.#address(replaced);
  }

  #variable(stack: Stack, name: string): Json {
    const [id = '', ...attribute] = name.split('.');
    if (attribute.length > 0) return this.#attribute(stack, id, attribute.join('.'));
    const value = this.#reference(stack, id);
    return value === NO_VALUE ? '' : value;
  }

  #reference(stack: Stack, id: string): Resolved {
    const pseudo = this.#pseudo(stack, id);
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.parameters[id];
    if (parameter) return this.#parameter(id, parameter);
    return this.#identity(stack, id, this.#raw(stack, id)).ref;
  }

  #pseudo(stack: Stack, id: string): Resolved | undefined {
    const { region, account } = this.#options;
    const values: Record<string, Resolved> = {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
      'AWS::NoValue': NO_VALUE,
    };
    return values[id];
  }

  #parameter(id: string, { Type, Default }: { Type: string; Default?: Json }): Json {
    const value = this.#options.parameters?.[id] ?? Default;
    if (value === undefined) throw new TemplateError(`The parameter ${id} has no value`);
    return Type.startsWith('AWS::SSM::Parameter::Value') ? this.#systemsParameter(String(value)) : value;
  }

  #systemsParameter(name: string): string {
    const found = this.resources('AWS::SSM::Parameter').find((resource) => resource.name === name);
    if (!found) throw new TemplateError(`No stack defines the SSM parameter ${name}`);
    return String(found.properties.Value);
  }

  #attribute(stack: Stack, id: string, attribute: string): string {
    const raw = this.#raw(stack, id);
    const value = this.#identity(stack, id, raw).attributes[attribute];
    if (value === undefined)
      throw new TemplateError(`${stack.name}/${id}: ${raw.Type} has no ${attribute} locally`);
    return value;
  }

  #raw(stack: Stack, id: string): RawResource {
    const raw = stack.resources[id];
    if (!raw) throw new TemplateError(`${stack.name}: there is no ${id}`);
    return raw;
  }

  #condition(stack: Stack, condition: Json): boolean {
    const [[key, argument] = ['', null]] = isObject(condition) ? Object.entries(condition) : [];
    const parts = Array.isArray(argument) ? argument : [];
    if (key === 'Condition') return this.#condition(stack, stack.conditions[String(argument)] ?? null);
    if (key === 'Fn::And') return parts.every((item) => this.#condition(stack, item));
    if (key === 'Fn::Or') return parts.some((item) => this.#condition(stack, item));
    if (key === 'Fn::Not') return !parts.some((item) => this.#condition(stack, item));
    if (key !== 'Fn::Equals')
      throw new TemplateError(`${stack.name}: the condition ${key} is not served locally`);
    const [left, right] = this.#list(stack, argument);
    return String(left) === String(right);
  }

  #dynamicReferences(text: string): string {
    return text.replace(/\{\{resolve:ssm:([^:}]+)(?::\d+)?\}\}/g, (_, name: string) =>
      this.#systemsParameter(name),
    );
  }

  /** What would be the address of the deployed stage is the local address, without the stage. */
  #address(text: string): string {
    return text.replace(
      /https:\/\/[0-9a-f]{10}\.execute-api\.[a-z0-9-]+\.amazonaws\.com(\/[\w-]+)?/g,
      () => this.#options.apiUrl,
    );
  }
}
