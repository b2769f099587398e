import { randomUUID } from 'node:crypto';
import { earliest, type Part } from './activity.ts';
import type { Place } from './resource-types.ts';
import { readSchedule } from './schedule.ts';
import type { Clock } from './types.ts';

export interface Rule {
  arn: string;
  /** When it fires by itself. */
  schedule?: string;
  /** Which events it takes. */
  takes?(event: unknown): boolean;
  /** Each target takes the event, and starts something durable. */
  targets: ((event: string) => void)[];
}

export interface Rules extends Part {
  deploy(rule: Rule): void;
  /** Fires every rule once, whatever its period: the clock has moved. */
  fireAll(): void;
  /** Gives an event to every rule that takes it. */
  publish(event: object): void;
}

/** The scheduled rules of EventBridge: in real time as their schedule says. */
export function createRules(clock: Clock, place: Place): Rules {
  const rules: (Rule & { next: number; after(time: number): number })[] = [];
  const takers: Rule[] = [];

  function fire(rule: (typeof rules)[number], now: number): void {
    rule.next = rule.after(now);
    const event = JSON.stringify({
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: place.account,
      time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: place.region,
      resources: [rule.arn],
      detail: {},
    });
    for (const target of rule.targets) target(event);
  }

  return {
    periodic: true,
    deploy(rule) {
      if (rule.takes) takers.push(rule);
      if (rule.schedule === undefined) return;
      const after = readSchedule(rule.schedule);
      rules.push({ ...rule, after, next: after(clock.now()) });
    },
    fireAll() {
      for (const rule of rules) fire(rule, clock.now());
    },
    publish(event) {
      const text = JSON.stringify(event);
      for (const { takes, targets } of takers) if (takes?.(event)) for (const target of targets) target(text);
    },
    pump(now) {
      for (const rule of rules) if (rule.next <= now) fire(rule, now);
    },
    nextDue: () => earliest(rules.map(({ next }) => next)),
  };
}
