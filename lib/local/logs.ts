import { z } from 'zod';
import { authorize } from './iam.ts';
import { jsonService, operation } from './json-service.ts';
import type { Place } from './resource-types.ts';
import type { Store } from './store.ts';
import { AwsError, type AwsService, type Clock, notImplemented, type Principal } from './types.ts';

const DAY = 86_400_000;

export interface LogStore {
  deployGroup(name: string, retentionDays?: number): void;
  write(group: string, stream: string, messages: string[]): void;
  /** Drops what is older than its group's retention. */
  expire(now: number): void;
  service: AwsService;
}

/** Keeps what functions and the gateway log, and answers the two reading calls of CloudWatch Logs. */
export function openLogs(store: Store, clock: Clock, place: Place): LogStore {
  store.db.exec(`
    CREATE TABLE IF NOT EXISTS logs_groups (name TEXT PRIMARY KEY, created INTEGER NOT NULL, retention INTEGER);
    CREATE TABLE IF NOT EXISTS logs_events (id INTEGER PRIMARY KEY, log_group TEXT NOT NULL, stream TEXT NOT NULL,
      at INTEGER NOT NULL, message TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS logs_by_time ON logs_events (log_group, at, id);`);
  const arn = (group: string): string => `arn:aws:logs:${place.region}:${place.account}:log-group:${group}:*`;

  function deployGroup(name: string, retentionDays?: number): void {
    store
      .sql(
        `INSERT INTO logs_groups VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET retention = excluded.retention`,
      )
      .run(name, clock.now(), retentionDays ?? null);
  }

  function write(group: string, stream: string, messages: string[]): void {
    if (messages.length === 0) return;
    store.transaction(() => {
      store.sql('INSERT OR IGNORE INTO logs_groups VALUES (?, ?, NULL)').run(group, clock.now());
      const insert = store.sql(
        'INSERT INTO logs_events (log_group, stream, at, message) VALUES (?, ?, ?, ?)',
      );
      for (const message of messages) insert.run(group, stream, clock.now(), message);
    });
  }

  function expire(now: number): void {
    store
      .sql(
        `DELETE FROM logs_events WHERE EXISTS (SELECT 1 FROM logs_groups
         WHERE name = log_group AND retention IS NOT NULL AND at < ? - retention * ${DAY})`,
      )
      .run(now);
  }

  const filterEvents = operation(
    z.strictObject({
      logGroupName: z.string(),
      startTime: z.number().default(0),
      endTime: z.number().default(Number.MAX_SAFE_INTEGER),
      filterPattern: z.string().default(''),
      limit: z.number().int().min(1).max(10_000).default(10_000),
      nextToken: z.string().default('0'),
    }),
    ({ logGroupName, startTime, endTime, filterPattern, limit, nextToken }, { principal }) => {
      allow(principal, 'logs:FilterLogEvents', arn(logGroupName));
      if (!store.sql('SELECT 1 FROM logs_groups WHERE name = ?').get(logGroupName)) {
        throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
      }
      const rows = store
        .sql(
          `SELECT * FROM logs_events WHERE log_group = ? AND at >= ? AND at <= ? AND id > ? AND instr(message, ?)
           ORDER BY id LIMIT ?`,
        )
        .all(logGroupName, startTime, endTime, Number(nextToken), plainTerm(filterPattern), limit);
      const events = rows.map(({ id, stream, at, message }) => ({
        eventId: String(id),
        logStreamName: stream,
        timestamp: at,
        ingestionTime: at,
        message,
      }));
      return { events, ...(rows.length === limit ? { nextToken: String(rows.at(-1)?.id) } : {}) };
    },
  );

  const describeGroups = operation(
    z.strictObject({
      logGroupNamePrefix: z.string().default(''),
      limit: z.number().optional(),
      nextToken: z.string().default(''),
    }),
    ({ logGroupNamePrefix, limit = 50, nextToken }, { principal }) => {
      allow(principal, 'logs:DescribeLogGroups', '*');
      const rows = store
        .sql('SELECT * FROM logs_groups WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?')
        .all(nextToken, logGroupNamePrefix.length, logGroupNamePrefix, limit);
      const logGroups = rows.map(({ name, created, retention }) => ({
        logGroupName: name,
        arn: arn(String(name)),
        creationTime: created,
        ...(retention === null ? {} : { retentionInDays: retention }),
      }));
      return { logGroups, ...(rows.length === limit ? { nextToken: rows.at(-1)?.name } : {}) };
    },
  );

  const operations = { FilterLogEvents: filterEvents, DescribeLogGroups: describeGroups };
  return {
    deployGroup,
    write,
    expire,
    service: jsonService({ names: ['logs'], version: '1.1', operations }),
  };
}

function allow(principal: Principal, action: string, resource: string): void {
  authorize(principal, action, resource, {});
}

/** A filter pattern of one plain or quoted term; the pattern language is not modelled. */
function plainTerm(pattern: string): string {
  const quoted = /^"([^"]*)"$/.exec(pattern)?.[1];
  if (quoted !== undefined) return quoted;
  if (/[{}[\]?%"\s-]/.test(pattern)) throw notImplemented('logs', `the filter pattern ${pattern}`);
  return pattern;
}
