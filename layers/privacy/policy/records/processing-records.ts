import { declaredData, inOrder } from '../declared-data.ts';
import type { PolicySources } from '../policy-sources.ts';
import { STATUTES } from '../statutes.ts';

/** A row of the record of processing activities of a controller (GDPR art. 30(1)). */
export interface ControllerActivity {
  readonly purpose: string;
  readonly basis: string;
  readonly subjects: readonly string[];
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly transfers: readonly string[];
  readonly periods: readonly string[];
  readonly measures: readonly string[];
}

/** A row of the record of a processor (art. 30(2)): one category of processing, for every controller alike. */
export interface ProcessorActivity {
  readonly controllers: string;
  readonly processing: string;
  readonly subjects: readonly string[];
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly transfers: readonly string[];
  readonly measures: readonly string[];
}

/** The record of what the operator does on its own responsibility. Every new field changes it. */
export function controllerRecord(sources: PolicySources): readonly ControllerActivity[] {
  return sources.purposes
    .filter((purpose) => purpose.role === 'controller')
    .map(({ id, basis }) => ({
      purpose: id,
      basis: STATUTES[basis].citation,
      ...shared(sources, id),
      periods: periodsOf(sources, id),
    }));
}

/** The record of what it does for the organisations that send documents. */
export function processorRecord(sources: PolicySources): readonly ProcessorActivity[] {
  return sources.purposes
    .filter((purpose) => purpose.role === 'processor')
    .map(({ id }) => ({
      controllers: 'every organisation that sends documents',
      processing: id,
      ...shared(sources, id),
    }));
}

function shared(sources: PolicySources, purpose: string) {
  const data = declaredData(sources).filter((datum) => datum.purposes.some((each) => each === purpose));
  const known = sources.categories.map((category) => category.id);
  const recipients = sources.recipients.filter((recipient) =>
    recipient.purposes.some((each) => each === purpose),
  );
  return {
    subjects: inOrder(
      ['signer', 'sender', 'user', 'requester', 'contact'],
      data.map((datum) => datum.subject),
    ),
    categories: inOrder(
      known,
      data.map((datum) => datum.category),
    ),
    recipients: recipients.map((recipient) => recipient.name),
    transfers: recipients.flatMap(({ name, country, transfer }) =>
      transfer === null ? [] : [`${name}: ${country} (${transfer.basis})`],
    ),
    measures: sources.measures.map((measure) => measure.id),
  };
}

function periodsOf(sources: PolicySources, purpose: string): readonly string[] {
  const data = declaredData(sources).filter((datum) => datum.purposes.some((each) => each === purpose));
  const families = new Set(data.map((datum) => datum.retention));
  return sources.retention
    .filter((rule) => families.has(rule.id) || families.has(rule.id.split('.')[0] ?? ''))
    .map((rule) => `${rule.id}: ${rule.period}`);
}
