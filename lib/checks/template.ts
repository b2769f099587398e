/** A CloudFormation template as JSON, as far as the checks read it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DeletionPolicy?: string;
}

export type Properties = Readonly<Record<string, unknown>>;

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, Properties>>;
  readonly Outputs?: Readonly<Record<string, Properties>>;
}

/** A stack that is about to be deployed. */
export interface StackTemplate {
  readonly name: string;
  /** As given to the stack; undefined when nobody has chosen one. */
  readonly region: string | undefined;
  readonly path: string;
  readonly template: Template;
}

export interface FoundResource {
  readonly stack: StackTemplate;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/** Every resource of the stacks, or those of the given types. */
export function resourcesIn(stacks: readonly StackTemplate[], ...types: readonly string[]): FoundResource[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => types.length === 0 || types.includes(Type))
      .map(([id, { Type, Properties = {} }]) => ({ stack, id, type: Type, properties: Properties })),
  );
}

/** Follows a path of members; undefined where it ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Readonly<Record<string | number, unknown>>)[step];
  }
  return current;
}

export const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());

/** Every string in a value, members' names included. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return Object.entries(value).flatMap(([name, member]) => [name, ...stringsIn(member)]);
}

/** A string, or the literal parts of an `Fn::Join` or `Fn::Sub` with `${…}` for what is known at deployment. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.map(textOf).join(String(at(value, 'Fn::Join', 0) ?? ''));
  const substitution = at(value, 'Fn::Sub');
  if (substitution !== undefined) return textOf(listOf(substitution)[0]);
  const reference = at(value, 'Ref') ?? listOf(at(value, 'Fn::GetAtt')).join('.');
  return `\${${String(reference)}}`;
}
