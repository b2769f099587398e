import type { FoundResource, StackTemplate } from './template.ts';

/** Something in a template that must not be deployed. */
export interface Finding {
  readonly stack: StackTemplate;
  /** Logical id of the resource, or null when the stack itself is wrong. */
  readonly resource: string | null;
  /** Where in the resource, as `Properties.Name`. */
  readonly location: string;
  readonly detail: string;
}

/** A rule over all templates of a deployment. It has no exceptions: there is nothing to acknowledge. */
export interface Check {
  /** Stable name, kebab-case. */
  readonly name: string;
  /** What it keeps, in one sentence. */
  readonly promise: string;
  run(stacks: readonly StackTemplate[]): Finding[];
}

export const found = (resource: FoundResource, location: string, detail: string): Finding => ({
  stack: resource.stack,
  resource: resource.id,
  location: `Properties.${location}`,
  detail,
});
