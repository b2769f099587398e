import { isObject, type Json } from '../template.ts';
import { StatesError } from './states-error.ts';

const STEP = /^(?:\.([A-Za-z_][\w-]*)|\['([^']+)'\]|\[(\d+)\])/;

/** Reads `$.a.b[0]` from `data`; undefined when there is nothing. */
export function readPath(path: string, data: Json): Json | undefined {
  let rest = path.replace(/^\$/, '');
  let value: Json | undefined = data;
  while (rest !== '') {
    const [step = '', name, quoted, index] = STEP.exec(rest) ?? [];
    if (step === '') throw new StatesError('States.Runtime', `The path ${path} is not served locally`);
    rest = rest.slice(step.length);
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else value = isObject(value) ? value[name ?? quoted ?? ''] : undefined;
  }
  return value;
}

/** Reads a path that must point to a value; `$$.` reads the context object. */
export function resolvePath(path: string, data: Json, context: Json): Json {
  const value = path.startsWith('$$') ? readPath(path.slice(1), context) : readPath(path, data);
  if (value === undefined) throw new StatesError('States.Runtime', `The path ${path} points to nothing`);
  return value;
}

/** Fills a payload template: a member `name.$` takes the value at its path. */
export function fillTemplate(template: Json, data: Json, context: Json): Json {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, data, context));
  if (!isObject(template)) return template;
  const members = Object.entries(template).map(([name, value]): [string, Json] =>
    name.endsWith('.$')
      ? [name.slice(0, -2), resolvePath(String(value), data, context)]
      : [name, fillTemplate(value, data, context)],
  );
  return Object.fromEntries(members);
}

/** Puts `result` at `path` into a copy of `input`; null keeps the input, `$` replaces it. */
export function putResult(path: string | null | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  const names = path.slice(2).split('.');
  const root: Json = isObject(input) ? { ...input } : {};
  let place = root;
  for (const name of names.slice(0, -1)) {
    const old = place[name];
    const next: Json = isObject(old) ? { ...old } : {};
    place[name] = next;
    place = next;
  }
  place[names.at(-1) ?? ''] = result;
  return root;
}
