import { rmSync } from 'node:fs';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productionInput } from '../support/deployments.ts';
import { appOf, emptyFolder } from '../support/templates.ts';

interface Acknowledged {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

const acknowledgedIn = (app: App): Acknowledged[] =>
  app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          path: construct.node.path,
          id: id.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  );

/** Every finding of a pack, as if nothing had been acknowledged: `rule path`. */
function rawFindings(pack: NagPack, app: App): string[] {
  Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
  return pack
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(
        ({ constructPath, resourceLogicalId }) => `${ruleName} ${constructPath ?? resourceLogicalId}`,
      ),
    );
}

describe('exceptions from the rule packs', () => {
  const root = emptyFolder();
  let app: App;
  beforeAll(() => {
    app = appOf(productionInput, root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('leave nothing unacknowledged', () => {
    for (const pack of [new AwsSolutionsChecks(app), new ServerlessChecks(app)]) {
      expect(pack.validateScope(app).violations.map(({ ruleName }) => ruleName)).toEqual([]);
    }
  });

  it('each have a reason in words', () => {
    const acknowledged = acknowledgedIn(app);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter(({ reason }) => reason.split(' ').length < 4)).toEqual([]);
  });

  it('each answer a finding that is still there', () => {
    const packs = [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
    const findings = new Set(packs.flatMap((pack) => rawFindings(pack, app)));
    const stale = acknowledgedIn(app).filter(({ id, path }) => !findings.has(`${id} ${path}`));
    expect(stale).toEqual([]);
  });
});
