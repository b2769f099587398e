import type { StackTemplate, Template } from '../../../lib/checks/template.ts';

type Json = Record<string, unknown>;

/** Templates that may be changed, to plant a violation. */
export interface Field {
  readonly stacks: StackTemplate[];
  /** The properties of the first resource of a type (whose id contains a word). */
  properties(type: string, word?: string): Json;
  /** Puts another resource into a stack. */
  add(stack: string, type: string, properties: Json): void;
  /** Takes a resource out of its stack. */
  remove(type: string): void;
  /** A statement of the role whose name ends so, by its Sid. */
  statement(role: string, sid: string): Json;
  /** Adds a statement to that role. */
  grant(role: string, statement: Json): void;
}

export function field(templates: Readonly<Record<string, StackTemplate>>): Field {
  const stacks = structuredClone(Object.values(templates));
  const resources = () =>
    stacks.flatMap(({ template }) =>
      Object.entries(template.Resources).map(([id, resource]) => ({
        id,
        template,
        resource: resource as unknown as Json,
      })),
    );
  const first = (type: string, word: string) => {
    const hit = resources().find(
      ({ id, resource }) => resource.Type === type && id.toLowerCase().includes(word),
    );
    if (hit === undefined) throw new RangeError(`no ${type} called ${word}`);
    return hit;
  };
  const statements = (role: string): Json[] => {
    const hit = resources().find(
      ({ resource }) =>
        resource.Type === 'AWS::IAM::Role' && String((resource.Properties as Json).RoleName).endsWith(role),
    );
    const policies = (
      hit?.resource.Properties as { Policies: { PolicyDocument: { Statement: Json[] } }[] } | undefined
    )?.Policies;
    const list = policies?.[0]?.PolicyDocument.Statement;
    if (list === undefined) throw new RangeError(`no role ${role}`);
    return list;
  };
  return {
    stacks,
    properties: (type, word = '') => first(type, word).resource.Properties as Json,
    add(stack, type, properties) {
      const target = stacks.find(({ name }) => name.endsWith(`-${stack}`));
      if (target === undefined) throw new RangeError(`no stack ${stack}`);
      (target.template as { Resources: Json } & Template).Resources.Planted = {
        Type: type,
        Properties: properties,
      };
    },
    remove(type) {
      const { id, template } = first(type, '');
      delete (template.Resources as Record<string, unknown>)[id];
    },
    statement(role, sid) {
      const hit = statements(role).find((statement) => statement.Sid === sid);
      if (hit === undefined) throw new RangeError(`no statement ${sid}`);
      return hit;
    },
    grant: (role, statement) => void statements(role).push({ Effect: 'Allow', ...statement }),
  };
}
