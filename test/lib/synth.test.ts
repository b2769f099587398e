import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpUnits } from '../../layers/http/units.ts';
import type { Entry } from '../../lib/bundle/entry.ts';
import { at, type Template } from '../../lib/checks/template.ts';
import { synthesise } from '../../lib/synth.ts';
import { eventUnits } from '../../lib/units/event-units.ts';
import { localInput, productionInput } from './support/deployments.ts';
import { emptyFolder } from './support/templates.ts';

/** A project whose functions do nothing: what is synthesised does not depend on what they do. */
function project(): { root: string; entries: readonly Entry[] } {
  const root = emptyFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('layers/assets/fonts/font.ttf', 'font');
  write('layers/assets/read-font.ts', 'export const code = 1;');
  const names = [...httpUnits.map(({ name }) => name), ...eventUnits.map(({ id }) => id.replace('/', '-'))];
  const entries = names.map((name) => {
    const file = `functions/${name}.ts`;
    write(file, `export const handler = async () => '${name}';`);
    return { name, files: [file], source: `export { handler } from './${file}';` };
  });
  return { root, entries };
}

describe('a synthesis', () => {
  const { root, entries } = project();
  const outDir = join(root, 'cdk.out');
  const options = { ...localInput, root, entries, outDir, places: 'assembly' } as const;
  const templateOf = (name: string): Template =>
    JSON.parse(readFileSync(join(outDir, `sigill-local-${name}.template.json`), 'utf8'));
  const functionOf = (name: string) =>
    Object.values(templateOf(name === 'pages' ? 'api' : 'workflow').Resources).find(
      ({ Properties }) => Properties?.FunctionName === `sigill-local-${name}`,
    );

  beforeAll(async () => {
    mkdirSync(join(outDir, 'asset.old'), { recursive: true });
    writeFileSync(join(outDir, 'mine.txt'), 'stays');
    await synthesise(options);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('replaces an older assembly and leaves everything else alone', () => {
    expect(existsSync(join(outDir, 'asset.old'))).toBe(false);
    expect(readFileSync(join(outDir, 'mine.txt'), 'utf8')).toBe('stays');
    expect(existsSync(join(outDir, 'manifest.json'))).toBe(true);
  });

  it('puts every function into the asset that its template names', () => {
    const found = functionOf('completion-seal-envelope');
    const asset = join(outDir, String(at(found, 'Metadata', 'aws:asset:path')));
    const units = readdirSync(join(asset, 'units'));
    expect(units).toHaveLength(entries.length);
    expect(units).toContain('completion-seal-envelope.mjs');
  });

  it('tells functions where their files are', () => {
    const assets = String(
      at(functionOf('completion-seal-envelope')?.Properties, 'Environment', 'Variables', 'ASSETS_DIR'),
    );
    expect(readFileSync(join(assets, 'fonts/font.ttf'), 'utf8')).toBe('font');
    expect(readdirSync(assets)).toEqual(['fonts']);
    const pages = String(at(functionOf('pages')?.Properties, 'Environment', 'Variables', 'PAGES_DIR'));
    expect(existsSync(join(pages, 'manifest.json'))).toBe(true);
    expect(existsSync(join(dirname(pages), 'units/pages.mjs'))).toBe(true);
  });

  it('says the same twice', async () => {
    const before = readdirSync(outDir).sort();
    const data = templateOf('workflow');
    await synthesise(options);
    expect(readdirSync(outDir).sort()).toEqual(before);
    expect(templateOf('workflow')).toEqual(data);
  });

  it('does nothing at all for input that must not be deployed', async () => {
    const elsewhere = join(root, 'never');
    await expect(synthesise({ ...options, outDir: elsewhere, region: 'us-east-1' })).rejects.toMatchObject({
      code: 'region_outside_eu',
    });
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('lists the handlers that are missing before it writes anything', async () => {
    const elsewhere = join(root, 'never');
    const broken = [...entries, { name: 'x', files: ['functions/x.ts'], source: '' }];
    await expect(synthesise({ ...options, outDir: elsewhere, entries: broken })).rejects.toMatchObject({
      code: 'handlers_missing',
      files: ['functions/x.ts'],
    });
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('passes every check, as it would be deployed', async () => {
    const production = join(root, 'production.out');
    await synthesise({ ...productionInput, root, entries, outDir: production, checks: true });
    const stacks = JSON.parse(readFileSync(join(production, 'manifest.json'), 'utf8'));
    expect(Object.keys(stacks.artifacts)).toEqual(
      expect.arrayContaining(['sigill-prod-data', 'sigill-prod-budget']),
    );
    const variables = JSON.stringify(
      JSON.parse(readFileSync(join(production, 'sigill-prod-workflow.template.json'), 'utf8')),
    );
    expect(variables).toContain('"ASSETS_DIR":"/opt/assets"');
    expect(variables).not.toContain(resolve(root));
  });
});
