import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import {
  type GrantedCode,
  requireEvenGrants,
  UnevenGrants,
  unevenGrants,
} from '../../../lib/bundle/even-grants.ts';
import { emptyFolder } from '../support/templates.ts';

type Metafile = Awaited<ReturnType<typeof bundleFunctions>>['metafile'];

const file = (name: string): string => `functions/unit/${name}.ts`;
const unit = (grant: GrantedCode['grant'], ...names: string[]): GrantedCode => ({
  unit: 'unit',
  grant,
  shared: [file('dependencies')],
  handlers: names.map((id) => ({ id, file: file(id) })),
});

describe('grants and code', () => {
  const root = emptyFolder();
  let metafile: Metafile;

  beforeAll(async () => {
    const sources = {
      'layers/aws/clients/dynamo.ts': 'export const dynamo = 1;',
      'layers/aws/clients/s3.ts': 'export const s3 = 1;',
      'layers/aws/store.ts': "export { s3 } from './clients/s3.ts';",
      [file('dependencies')]: "export { dynamo } from '../../layers/aws/clients/dynamo.ts';",
      [file('read')]: "export { s3 as read } from '../../layers/aws/store.ts';",
      [file('later')]: "export const later = () => import('../../layers/aws/store.ts');",
      [file('list')]: 'export const list = 1;',
    };
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const source = ['dependencies', 'read', 'later', 'list'].map(
      (name) => `export * from './${file(name)}';`,
    );
    const entry = { name: 'unit', files: [], source: source.join('\n') };
    ({ metafile } = await bundleFunctions(root, join(root, 'out'), [entry]));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('fit when every route needs what the unit may do, at start or later', () => {
    const even = unit({ ephemeral: 'rw', documents: ['read:sealed'] }, 'read', 'later');
    expect(unevenGrants(metafile, [even], [])).toEqual([]);
  });

  it('name the routes that need less than the others', () => {
    const uneven = unit({ ephemeral: 'rw', documents: ['read:sealed'] }, 'read', 'list');
    expect(unevenGrants(metafile, [uneven], [])).toEqual(['unit: s3 is not needed by list']);
    expect(() => requireEvenGrants(metafile, [uneven], [])).toThrow(UnevenGrants);
  });

  it('name what is granted for nothing, and what is used without a grant', () => {
    expect(unevenGrants(metafile, [unit({ ephemeral: 'rw', sign: ['log'] }, 'read')], [])).toEqual([
      'unit: may use kms, and no code of it does',
      'unit: its code uses s3, which is not granted',
    ]);
  });

  it('may differ where a reason is written down, as long as they do', () => {
    const uneven = unit({ ephemeral: 'rw', documents: ['read:sealed'] }, 'read', 'list');
    const accepted = [{ unit: 'unit', service: 's3', reason: 'planted' }] as const;
    expect(unevenGrants(metafile, [uneven], accepted)).toEqual([]);
    const even = unit({ ephemeral: 'rw', documents: ['read:sealed'] }, 'read');
    expect(unevenGrants(metafile, [even], accepted)).toEqual(['unit: there is no difference in s3 any more']);
  });
});
