import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { addChecks } from '../../../lib/checks/add-checks.ts';
import { allChecks } from '../../../lib/checks/all-checks.ts';
import { localInput, productionInput } from '../support/deployments.ts';
import { type Field, field } from '../support/plant.ts';
import { appOf, emptyFolder, templatesOf } from '../support/templates.ts';
import { accessViolations } from './planted/access.ts';
import { dataViolations } from './planted/data.ts';
import { operationViolations } from './planted/operation.ts';

const local = templatesOf(localInput);
const production = templatesOf(productionInput);

const planted = [...dataViolations, ...accessViolations, ...operationViolations];

const findings = (stacks: Field['stacks']) =>
  allChecks.flatMap((check) =>
    check
      .run(stacks)
      .map(
        ({ stack, resource, location, detail }) =>
          `${check.name} ${stack.name} ${resource} ${location} ${detail}`,
      ),
  );

describe('our checks', () => {
  it('find nothing in what is deployed', () => {
    expect(findings(Object.values(production))).toEqual([]);
    expect(findings(Object.values(local))).toEqual([]);
  });

  it.each(planted)('%s finds %s', (name, _what, plant) => {
    const planting = field(local);
    plant(planting);
    const check = allChecks.find((candidate) => candidate.name === name);
    expect(check?.run(planting.stacks)).not.toEqual([]);
  });

  it('each have a planted violation', () => {
    expect(new Set(planted.map(([name]) => name))).toEqual(new Set(allChecks.map(({ name }) => name)));
  });
});

describe('a synthesis with checks', () => {
  it('ends where one of them finds something', () => {
    const root = emptyFolder();
    try {
      const app = appOf(localInput, root);
      const stack = app.node.findChild('sigill-local-data');
      new CfnLogGroup(stack, 'planted', { logGroupName: 'sigill-local-planted', retentionInDays: 400 });
      addChecks(app);
      expect(() => app.synth()).toThrow(/kept for 400/);
      expect(readFileSync(join(root, 'out', 'validation-report.json'), 'utf8')).toContain('log-retention');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
