import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { overBudget, ratioOf, referenceEntry } from '../../../lib/bundle/bundle-budgets.ts';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import { allEntries } from '../../../lib/bundle/entries.ts';
import { eventEntry } from '../../../lib/bundle/entry.ts';
import { unevenGrants } from '../../../lib/bundle/even-grants.ts';
import { acceptedDifferences, grantedCode } from '../../../lib/bundle/granted-code.ts';
import { emptyFolder } from '../support/templates.ts';

const root = emptyFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('bundle budgets', () => {
  it('are kept by every function of the project, and its code uses what it was granted', async () => {
    const entries = allEntries();
    const { metafile } = await bundleFunctions(resolve('.'), join(root, 'project'), [
      ...entries,
      referenceEntry,
    ]);
    expect(
      overBudget(
        metafile,
        entries.map(({ name }) => name),
        ratioOf,
      ),
    ).toEqual([]);
    expect(unevenGrants(metafile, grantedCode, acceptedDifferences)).toEqual([]);
  });

  it('notice a library that the function must not load, and one that is too much', async () => {
    const file = 'functions/signing-codes/heavy.ts';
    mkdirSync(dirname(join(root, file)), { recursive: true });
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    writeFileSync(
      join(root, file),
      "import { PDFDocument } from 'pdf-lib'; export const handler = async () => PDFDocument.create();",
    );
    const entry = eventEntry('signing-codes/heavy');
    const { metafile } = await bundleFunctions(root, join(root, 'heavy'), [entry, referenceEntry]);
    const found = overBudget(metafile, [entry.name], () => 1).map(({ detail }) => detail);
    expect(found).toEqual([
      expect.stringMatching(/^loads .*pdf-lib/),
      expect.stringMatching(/KiB, \d\.\d × the reference$/),
    ]);
  });
});
