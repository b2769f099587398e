import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mayUseKey } from './encryption.ts';
import { authorize, isAllowed } from './iam.ts';
import { operation } from './json-service.ts';
import { type ParsedMail, parseMail } from './mime.ts';
import type { Outbox } from './outbox.ts';
import { queryService } from './query-service.ts';
import type { Place } from './resource-types.ts';
import type { Topics } from './sns.ts';
import { joinPolicies } from './sqs.ts';
import { AwsError, type AwsService, type Clock, type OnCall, type Principal } from './types.ts';

export interface MailSettings {
  /** Verified domains and addresses by their ARN; when there are none, every sender may send. */
  identities: Map<string, string>;
  configurationSets: Map<string, { arn: string; destinations: { topicArn: string; eventTypes: string[] }[] }>;
}

type Event = [type: string, detail: Record<string, unknown>];

/** SES: at most 10 MB a message. */
const MAX_MESSAGE = 10_485_760;
const SIMULATOR = '@simulator.amazonses.com';
const FROM_SES: Principal = { kind: 'service', arn: 'ses.amazonaws.com', policies: [] };

/** SES v1 SendRawEmail: mails go to the outbox, events to the configuration set's topics. */
export function sesService(
  settings: MailSettings,
  {
    clock,
    outbox,
    topics,
    place,
    onCall,
  }: {
    clock: Clock;
    outbox: Outbox;
    topics: Topics;
    place: Place;
    onCall: OnCall;
  },
): AwsService {
  const { account, region } = place;
  function identityOf(from: string): string {
    const domain = from.slice(from.indexOf('@') + 1).toLowerCase();
    const arn = settings.identities.get(from.toLowerCase()) ?? settings.identities.get(domain);
    if (arn) return arn;
    if (settings.identities.size === 0) return `arn:aws:ses:${region}:${account}:identity/${domain}`;
    throw new AwsError('MessageRejected', 'Email address is not verified.');
  }

  function publish(setName: string, mail: object, [eventType, detail]: Event): void {
    const member = eventType.charAt(0).toLowerCase() + eventType.slice(1);
    for (const { topicArn, eventTypes } of settings.configurationSets.get(setName)?.destinations ?? []) {
      const topic = topics.specs.get(topicArn);
      const source = settings.configurationSets.get(setName)?.arn;
      const context = { 'aws:SourceAccount': account, 'aws:SourceArn': source };
      const allowed =
        isAllowed(FROM_SES, 'sns:Publish', topicArn, context, joinPolicies(topic?.policies ?? [])) &&
        mayUseKey(FROM_SES, 'kms:GenerateDataKey', topic?.key, context);
      if (!allowed || !eventTypes.includes(member)) continue;
      topics.publish(
        topicArn,
        JSON.stringify({ eventType, mail, [member]: detail }),
        'Amazon SES Email Event Notification',
      );
    }
  }

  const sendRawEmail = operation(
    z.strictObject({
      Source: z.string().optional(),
      Destinations: z.array(z.string()).default([]),
      RawMessage: z.strictObject({ Data: z.string() }),
      ConfigurationSetName: z.string().optional(),
      Tags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
    }),
    ({ Source, Destinations, RawMessage, ConfigurationSetName, Tags }, { principal }) => {
      const raw = Buffer.from(RawMessage.Data, 'base64');
      if (raw.length > MAX_MESSAGE) {
        throw new AwsError('InvalidParameterValue', `Message length is more than ${MAX_MESSAGE} bytes long`);
      }
      const parsed = parseMail(raw);
      const from = bare(Source ?? parsed.from);
      const context = { 'ses:FromAddress': from };
      const set = ConfigurationSetName ? settings.configurationSets.get(ConfigurationSetName) : undefined;
      if (ConfigurationSetName && !set) {
        throw new AwsError(
          'ConfigurationSetDoesNotExist',
          `Configuration set <${ConfigurationSetName}> does not exist.`,
        );
      }
      authorize(principal, 'ses:SendRawEmail', identityOf(from), context);
      if (set) authorize(principal, 'ses:SendRawEmail', set.arn, context);
      const recipients = Destinations.length > 0 ? Destinations.map(bare) : parsed.to;
      if (recipients.length === 0) throw new AwsError('InvalidParameterValue', 'Missing final destination');

      const messageId = `${randomUUID()}-000000`;
      const { subject, text, html, attachments } = parsed;
      const headers = Object.fromEntries(
        parsed.headers.map(({ name, value }) => [name.toLowerCase(), value]),
      );
      for (const to of recipients.filter((one) => one !== `bounce${SIMULATOR}`)) {
        outbox.deliver(
          { channel: 'email', to, subject, text, html, attachments, headers, messageId },
          clock.now(),
        );
      }
      if (ConfigurationSetName) {
        const mail = describe(parsed, messageId, from, recipients, ConfigurationSetName, Tags);
        for (const event of eventsFor(recipients, messageId, clock.now()))
          publish(ConfigurationSetName, mail, event);
      }
      return { MessageId: messageId };
    },
  );

  function describe(
    parsed: ParsedMail,
    messageId: string,
    source: string,
    destination: string[],
    set: string,
    tags: { Name: string; Value: string }[],
  ): object {
    return {
      timestamp: new Date(clock.now()).toISOString(),
      source,
      sendingAccountId: account,
      messageId,
      destination,
      headersTruncated: false,
      headers: parsed.headers,
      commonHeaders: { from: [parsed.from], to: parsed.to, messageId, subject: parsed.subject },
      tags: {
        'ses:configuration-set': [set],
        ...Object.fromEntries(tags.map(({ Name, Value }) => [Name, [Value]])),
      },
    };
  }

  return queryService({
    names: ['ses', 'email'],
    namespace: 'http://ses.amazonaws.com/doc/2010-12-01/',
    operations: { SendRawEmail: sendRawEmail },
    onCall,
  });
}

const bare = (address: string): string => (/<([^>]*)>/.exec(address)?.[1] ?? address).trim();

/** `bounce@` and, so that every test has its own, `bounce+label@` (SES developer guide, mailbox simulator). */
const simulates = (address: string, name: string): boolean =>
  address.endsWith(SIMULATOR) && address.slice(0, -SIMULATOR.length).split('+', 1)[0] === name;

/** What SES would report: the mailbox simulator bounces or complains, every other address gets its mail. */
function eventsFor(recipients: string[], feedbackId: string, now: number): Event[] {
  const timestamp = new Date(now).toISOString();
  const named = (name: string): { emailAddress: string }[] =>
    recipients.filter((one) => simulates(one, name)).map((emailAddress) => ({ emailAddress }));
  const bounced = named('bounce').map((one) => ({
    ...one,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  }));
  const delivered = recipients.filter((one) => !simulates(one, 'bounce'));
  const complained = named('complaint');
  const events: Event[] = [['Send', {}]];
  if (bounced.length > 0) {
    const kind = { bounceType: 'Permanent', bounceSubType: 'General' };
    events.push(['Bounce', { ...kind, bouncedRecipients: bounced, timestamp, feedbackId }]);
  }
  if (delivered.length > 0) {
    const smtpResponse = '250 2.6.0 Message received';
    events.push(['Delivery', { timestamp, processingTimeMillis: 1, recipients: delivered, smtpResponse }]);
  }
  if (complained.length > 0) {
    const detail = {
      complainedRecipients: complained,
      timestamp,
      feedbackId,
      complaintFeedbackType: 'abuse',
    };
    events.push(['Complaint', detail]);
  }
  return events;
}
