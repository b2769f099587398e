import { describe, expect, it } from 'vitest';
import { allChecks } from '../../../lib/checks/all-checks.ts';
import { localInput, productionInput } from '../support/deployments.ts';
import { type Field, field } from '../support/plant.ts';
import { templatesOf } from '../support/templates.ts';
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
