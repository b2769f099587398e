/** One function as the bundler sees it: a name, the files it needs, and the module that ties them together. */
export interface Entry {
  /** File name in the asset, without its ending. */
  readonly name: string;
  /** Files that must exist, relative to the project. */
  readonly files: readonly string[];
  /** Source of the entry point; its imports are relative to the project. */
  readonly source: string;
}

/** `createEnvelope` → `create-envelope`: an operation's handler file. */
export const kebab = (operationId: string): string =>
  operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The entry of an HTTP unit: its part of the route table, its handlers and what they need, for the one onion.
 * `functions/<unit>/<operation-id>.ts` exports the operation, `functions/<unit>/dependencies.ts` what it needs.
 */
export function httpEntry(unit: string, operationIds: readonly string[]): Entry {
  const handlers = operationIds.map((id) => ({ id, file: `functions/${unit}/${kebab(id)}.ts` }));
  const dependencies = `functions/${unit}/dependencies.ts`;
  const onion = 'layers/http/unit-handler.ts';
  const guard = 'functions/shared/unit-after-replay.ts';
  const table = `layers/http/routes/${unit}.ts`;
  const routes = `${camel(unit)}Routes`;
  const source = [
    `import { unitHandler } from './${onion}';`,
    `import { ${routes} } from './${table}';`,
    `import { dependencies } from './${dependencies}';`,
    ...handlers.map(({ id, file }) => `import { ${id} } from './${file}';`),
    `import { unitAfterReplay } from './${guard}';`,
    `export const handler = unitAfterReplay(unitHandler(${routes}, { ${operationIds.join(', ')} }, dependencies));`,
  ].join('\n');
  return {
    name: unit,
    files: [onion, table, guard, dependencies, ...handlers.map(({ file }) => file)],
    source,
  };
}

/** The entry of an event function `capability/name`: its file exports `handler`. */
export function eventEntry(id: string): Entry {
  const file = `functions/${id}.ts`;
  return { name: id.replace('/', '-'), files: [file], source: `export { handler } from './${file}';` };
}

/** The same for a function that does nothing with restored tables before the erasures since are replayed on them. */
export function guardedEventEntry(id: string): Entry {
  const { name, files } = eventEntry(id);
  const guard = 'functions/shared/after-replay.ts';
  const source = [
    `import { afterReplay } from './${guard}';`,
    `import { handler as guarded } from './functions/${id}.ts';`,
    'export const handler = afterReplay(guarded);',
  ].join('\n');
  return { name, files: [...files, guard], source };
}
