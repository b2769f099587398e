import { describe, expect, it } from 'vitest';
import { at, resourcesIn, stringsIn, textOf } from '../../../lib/checks/template.ts';
import { eventUnits } from '../../../lib/units/event-units.ts';
import { httpGrants } from '../../../lib/units/http-grants.ts';
import { localInput, productionInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

const templates = templatesOf(localInput);
const stacks = Object.values(templates);
const functions = resourcesIn(stacks, 'AWS::Lambda::Function');

const environment = (name: string): Record<string, unknown> => {
  const found = functions.find(({ properties }) => properties.FunctionName === `sigill-local-${name}`);
  return at(found?.properties, 'Environment', 'Variables') as Record<string, unknown>;
};

describe('functions', () => {
  it('are one for each unit and each event', () => {
    expect(functions).toHaveLength(Object.keys(httpGrants).length + eventUnits.length);
  });

  it('run on the pinned runtime, traced', () => {
    for (const { properties } of functions) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
      });
    }
  });

  it('are found where the runner looks for them', () => {
    for (const { properties, stack, id } of functions) {
      const name = String(properties.FunctionName).replace('sigill-local-', '');
      expect(properties.Handler).toBe(`units/${name}.handler`);
      expect(at(stack.template.Resources[id], 'Metadata', 'aws:asset:path')).toMatch(/^asset\.[0-9a-f]{64}$/);
    }
  });

  it('share one asset; the pages alone have their own', () => {
    const assets = functions.map(({ stack, id, properties }) => ({
      pages: properties.FunctionName === 'sigill-local-pages',
      path: at(stack.template.Resources[id], 'Metadata', 'aws:asset:path'),
    }));
    expect(new Set(assets.filter(({ pages }) => !pages).map(({ path }) => path)).size).toBe(1);
    expect(new Set(assets.map(({ path }) => path)).size).toBe(2);
  });

  it('know what they use and nothing else', () => {
    expect(environment('parsing-inspect-document')).toEqual({
      STAGE: 'local',
      DOCUMENTS_BUCKET: 'sigill-local-documents-000000000000',
    });
    expect(environment('dispatcher-dispatch-outbox')).toEqual({
      STAGE: 'local',
      NOTIFY_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-notify',
      COMPLETION_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-completion',
      RIGHTS_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-rights',
      ANNOUNCE_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-announce',
      NOTICES_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-notices',
      RECIPIENTS_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-recipients',
      LOG_QUEUE_URL: 'https://sqs.eu-north-1.amazonaws.com/000000000000/sigill-local-log',
    });
    expect(environment('pages')).toEqual({
      STAGE: 'local',
      ORIGIN: 'http://127.0.0.1:3000',
      EPHEMERAL_TABLE: 'sigill-local-ephemeral',
      DOCUMENTS_BUCKET: 'sigill-local-documents-000000000000',
      PAGES_DIR: '/var/task/pages',
    });
    expect(Object.keys(environment('completion-seal-envelope')).sort()).toEqual([
      'ASSETS_DIR',
      'DATA_KEY_ID',
      'DOCUMENTS_BUCKET',
      'EPHEMERAL_TABLE',
      'EVIDENCE_TABLE',
      'KEYS_TABLE',
      'ORIGIN',
      'OUTBOX_TABLE',
      'RECORDS_TABLE',
      'SEAL_KEY_LIVE',
      'SEAL_KEY_TEST',
      'STAGE',
      'TSA_KEY_LIVE',
      'TSA_KEY_TEST',
    ]);
    expect(environment('notifier-notify')).toMatchObject({
      MAIL_FROM: 'no-reply@example.com',
      SMS_SENDER: 'Sigill',
      SES_CONFIGURATION_SET: 'sigill-local-mail',
    });
  });

  it('hold no secret in their environment', () => {
    const names = functions.flatMap(({ properties }) =>
      Object.keys(at(properties, 'Environment', 'Variables') as object),
    );
    expect(names.filter((name) => /SECRET|PASSWORD|TOKEN|CREDENTIAL/.test(name))).toEqual([]);
  });

  it('ST-3: call nobody on their own computer: no template, of no stage, says they may', () => {
    const texts = [localInput, productionInput].map((input) => JSON.stringify(templatesOf(input)));
    expect(texts.filter((text) => text.includes('EGRESS_LOOPBACK'))).toEqual([]);
    expect(texts.every((text) => text.includes('RECORDS_TABLE'))).toBe(true);
  });
});

describe('two stages', () => {
  it('NS-18: share no name of anything', () => {
    const named = (input: typeof localInput | typeof productionInput): string[] => [
      ...new Set(
        resourcesIn(Object.values(templatesOf(input)))
          .flatMap(({ properties }) => stringsIn(properties))
          .flatMap((text) => text.match(/sigill-[a-z0-9-]+|\/sigill\/[a-z0-9/-]+/g) ?? []),
      ),
    ];
    const local = new Set(named(localInput));
    expect(local.size).toBeGreaterThan(50);
    expect(named(productionInput).filter((name) => local.has(name))).toEqual([]);
  });
});

describe('alarms', () => {
  const alarms = resourcesIn(stacks, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
  const watching = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `sigill-local-${name}`);

  it('watch every dead-letter queue', () => {
    const dead = resourcesIn(stacks, 'AWS::SQS::Queue')
      .map(({ properties }) => String(properties.QueueName))
      .filter((name) => name.endsWith('-dead'));
    expect(dead).toHaveLength(11);
    for (const queue of dead) {
      const name = queue.replace('sigill-local-', '').replace(/-dead$/, '-dead-letters');
      expect(at(watching(name), 'Dimensions')).toEqual([{ Name: 'QueueName', Value: queue }]);
    }
  });

  it('hear of a seal and of an erasure that fail', () => {
    for (const machine of ['completion', 'erasure']) {
      expect(watching(`${machine}-failed`)).toMatchObject({ MetricName: 'ExecutionsFailed', Threshold: 0 });
    }
  });

  it('take the silence of the sweep for a fault', () => {
    expect(watching('sweep-missing')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('ring when half and four fifths of the quota for text messages are spent', () => {
    const of = (part: string) => at(watching(`sms-spend-${part}`), 'Threshold');
    expect([of('half'), of('most')]).toEqual([0.5, 0.8]);
    expect(watching('sms-spend-most')).toMatchObject({
      Namespace: 'AWS/SNS',
      MetricName: 'SMSMonthToDateSpentUSD',
      Statistic: 'Maximum',
      ComparisonOperator: 'GreaterThanThreshold',
    });
  });

  it('all reach the topic', () => {
    for (const { AlarmActions } of alarms)
      expect(textOf((AlarmActions as unknown[])[0])).toMatch(/^\$\{alarmtopic/);
  });
});

describe('the budget', () => {
  it('warns whoever gets alarms, from a region of the Union that knows budgets', () => {
    const { budget } = templatesOf(productionInput);
    expect(budget?.region).toBe('eu-central-1');
    const [found] = resourcesIn(budget ? [budget] : [], 'AWS::Budgets::Budget');
    expect(at(found?.properties, 'Budget', 'BudgetLimit')).toEqual({ Amount: 120, Unit: 'USD' });
    expect(at(found?.properties, 'NotificationsWithSubscribers', 0, 'Subscribers')).toEqual([
      { SubscriptionType: 'EMAIL', Address: 'drift@bolig.dk' },
    ]);
    expect(templates.budget).toBeUndefined();
  });
});
