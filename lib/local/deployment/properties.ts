import { isObject, type Json, type JsonObject, type Resource, TemplateError } from '../template.ts';

/** The properties of a resource. @throws TemplateError for one that the local service does not know */
export function known({ type, logicalId, properties }: Resource, names: string[]): JsonObject {
  const unknown = Object.keys(properties).find((name) => !names.includes(name));
  if (unknown) throw new TemplateError(`${logicalId}: ${unknown} of ${type} is not served locally`);
  return properties;
}

export const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const strings = (value: Json | undefined): string[] => list(value).map(String);
export const numberOf = (value: Json | undefined, standard: number): number =>
  value === undefined ? standard : Number(value);
