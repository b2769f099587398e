import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder } from './support/templates.ts';

const config: IFlattenedRuleSet & { options: ICruiseOptions } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
);

/** One import that each rule must catch: from, to, and the rule. */
const planted = [
  ['layers/domain/envelope.ts', 'layers/aws/store.ts', 'domain-is-pure'],
  ['layers/domain/clock.ts', 'node:fs', 'domain-is-pure'],
  ['layers/ports/port.ts', 'layers/aws/store.ts', 'ports-are-shapes'],
  ['layers/usecases/send.ts', 'layers/aws/store.ts', 'use-cases-know-domain-and-ports'],
  ['layers/usecases/seal.ts', 'layers/sealing/pdf.ts', 'use-cases-know-domain-and-ports'],
  ['layers/aws/adapter.ts', 'layers/usecases/void.ts', 'adapters-know-the-sdk'],
  ['layers/sealing/sign.ts', 'layers/domain/envelope.ts', 'sealing-stands-alone'],
  ['layers/http/middleware.ts', 'layers/aws/store.ts', 'http-knows-no-adapter'],
  ['layers/messages/mail.ts', 'layers/aws/store.ts', 'messages-know-texts-alone'],
  ['layers/privacy/policy.ts', 'lib/app.ts', 'layers-know-no-entry-point'],
  ['functions/log/sequence.ts', 'lib/app.ts', 'entry-points-know-layers-alone'],
  ['functions/log/borrow.ts', 'functions/sweep/sweep.ts', 'one-entry-point-per-capability'],
  ['functions/log/call.ts', 'node:https', 'one-door-to-the-world'],
  ['layers/aws/clock/time.ts', 'node:net', 'one-door-to-the-world'],
  ['layers/aws/egress/egress.ts', 'layers/sealing/pdf.ts', 'the-door-knows-the-register'],
  ['lib/stacks/stack.ts', 'layers/usecases/void.ts', 'deployment-knows-tables-alone'],
  ['lib/local/service.ts', 'layers/http/routes.ts', 'local-service-knows-no-layer'],
  ['lib/stacks/other.ts', 'lib/local/server.ts', 'local-service-is-for-commands-and-tests'],
  ['bin/command.ts', 'test/helper.ts', 'nothing-imports-a-test'],
  ['layers/domain/one.ts', 'layers/domain/two.ts', 'no-cycles'],
] as const;

describe('the boundaries of the house', () => {
  const root = emptyFolder();
  let found: readonly string[] = [];

  beforeAll(async () => {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const path = (from: string, to: string): string =>
      to.startsWith('node:') ? to : `${'../'.repeat(from.split('/').length - 1)}${to}`;
    for (const [, to] of planted) if (!to.startsWith('node:')) write(to, 'export const value = 1;');
    for (const [from, to] of planted)
      write(from, `import * as used from '${path(from, to)}'; export const value = used;`);
    write('layers/domain/two.ts', "import * as used from './one.ts'; export const value = used;");
    const { tsConfig: _, ...options } = config.options;
    const { output } = await cruise(['bin', 'lib', 'functions', 'layers', 'test'], {
      ...options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: config.forbidden ?? [] },
    });
    found = (output as ICruiseResult).summary.violations.map(
      ({ from, to, rule }) => `${rule.name}: ${from} → ${to}`,
    );
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(planted)('%s may not import %s (%s)', (from, to, rule) => {
    expect(found).toContain(`${rule}: ${from} → ${to.replace('node:', '')}`);
  });
});
