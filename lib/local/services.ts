import { join } from 'node:path';
import { Activity } from './activity.ts';
import { openClock, type VirtualClock } from './clock.ts';
import { signEvent } from './cloud-trail.ts';
import { type DynamoService, openDynamo } from './dynamodb/service.ts';
import { createFaults, type Faults } from './faults.ts';
import { type Functions, openFunctions } from './functions.ts';
import { type KmsService, openKms } from './kms/service.ts';
import { type AsyncInvocations, lambdaService, openAsyncInvocations } from './lambda.ts';
import { type LogStore, openLogs } from './logs.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { Queues } from './queues.ts';
import type { Place } from './resource-types.ts';
import { createRules, type Rules } from './rules.ts';
import { openS3, type S3Service } from './s3/service.ts';
import { type MailSettings, sesService } from './ses.ts';
import { openTopics, type Topics } from './sns.ts';
import { sqsService } from './sqs.ts';
import { Executions } from './states/executions.ts';
import { statesService } from './states/service.ts';
import { openStore, type Store } from './store.ts';
import type { AwsService } from './types.ts';
import { createUsage, type Usage } from './usage.ts';

/** Everything that runs behind the endpoint, and what wakes it. */
export interface Services {
  place: Place;
  store: Store;
  clock: VirtualClock;
  activity: Activity;
  faults: Faults;
  usage: Usage;
  logs: LogStore;
  functions: Functions;
  asynchronous: AsyncInvocations;
  queues: Queues;
  topics: Topics;
  mail: MailSettings;
  outbox: Outbox;
  executions: Executions;
  rules: Rules;
  dynamo: DynamoService;
  s3: S3Service;
  kms: KmsService;
  /** What answers at the endpoint. */
  endpoints: AwsService[];
  /** Deletes what time has expired. */
  housekeep(now: number): void;
}

const MINUTE = 60_000;
const STREAM_RETENTION_MS = 86_400_000;

/** Opens all services over the durable state in `dataDir`. Nothing is deployed yet. */
export function openServices(dataDir: string, place: Place): Services {
  const store = openStore(dataDir);
  const clock = openClock(store);
  const usage = createUsage();
  const { onCall } = usage;
  const faults = createFaults();
  const activity = new Activity(clock.now);
  const logs = openLogs(store, clock, place);
  const functions = openFunctions(clock, activity, logs);
  const queues = new Queues(store, clock, faults, () => activity.kick());
  const asynchronous = openAsyncInvocations(store, clock, functions, activity, queues);
  const outbox = openOutbox(join(dataDir, 'outbox'));
  const topics = openTopics(clock, queues, outbox, onCall);
  const mail: MailSettings = { identities: new Map(), configurationSets: new Map() };
  const executions = new Executions({ store, clock, functions, activity, faults, onCall });
  const rules = createRules(clock, place);
  const base = { store, clock, region: place.region, account: place.account, onCall };
  const kms = openKms({
    ...base,
    onCall(call) {
      onCall(call);
      if (call.operation === 'Sign') rules.publish(signEvent(place, call.resource, clock.now()));
    },
  });
  const dynamo = openDynamo({ ...base, kms });
  const notify = (queueArn: string, body: string): void => void queues.send(queues.find(queueArn), body);
  const s3 = openS3({ ...base, kms, notify });
  dynamo.onStream(() => activity.kick());

  function housekeep(now: number): void {
    dynamo.sweepExpired(now);
    dynamo.trimStreams(now - STREAM_RETENTION_MS);
    queues.expire(now);
    executions.expire(now);
    logs.expire(now);
  }

  let nextHousekeeping = 0;
  for (const part of [asynchronous, executions, rules]) activity.add(part);
  activity.add({
    periodic: true,
    pump(now) {
      if (now < nextHousekeeping) return;
      nextHousekeeping = now + MINUTE;
      housekeep(now);
    },
    nextDue: () => nextHousekeeping,
  });
  const endpoints = [
    ...[dynamo, s3, kms, topics.service, logs.service],
    sqsService(queues, onCall),
    lambdaService(functions, asynchronous, onCall),
    sesService(mail, { clock, outbox, topics, place, onCall }),
    statesService(executions, onCall),
  ];
  return {
    ...{ place, store, clock, activity, faults, usage, logs, functions, asynchronous, queues, topics, mail },
    ...{ outbox, executions, rules, dynamo, s3, kms, endpoints, housekeep },
  };
}
