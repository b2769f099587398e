import { randomBytes } from 'node:crypto';
import { type Leaf, makeLeaf } from '../../domain/evidence/leaf.ts';
import { newId } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { EventDraft } from '../../ports/envelope-store.ts';
import type { RecordDefinition } from '../../privacy/inventory/define-record.ts';
import { envelopeEventRecord, recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { environment } from '../environment.ts';
import type { EnvelopeKeys } from '../keys/envelope-keys.ts';
import { encodeItem } from './item-codec.ts';
import { leafPartition, leafSort, listSort, namedListPartition, sortKey } from './keys-of-items.ts';
import type { TransactItem } from './transact.ts';

const OUTBOX_DAYS = 15;
const absent = 'attribute_not_exists(pk)';

/** Acts by which a person agreed to something or took it back: listed for whoever has to show it. */
const agreed: ReadonlySet<string> = new Set([
  'recipient.signed',
  'recipient.approved',
  'recipient.viewed',
  'consent.given',
  'consent.withdrawn',
  'relation.recorded',
  'marketing.objected',
]);

/** The aggregate whose history grows. */
export interface Stream {
  readonly space: Space;
  readonly kind:
    | 'envelope'
    | 'organisation'
    | 'case'
    | 'hold'
    | 'authority'
    | 'breach'
    | 'contact'
    | 'announcement'
    | 'policy';
  readonly id: string;
  readonly partition: string;
  readonly stream: string;
  /** Where the payloads of this kind of aggregate are declared; without it, as those of envelopes. */
  readonly record?: RecordDefinition;
}

/** A fact of any aggregate. */
type AnyDraft = Omit<EventDraft, 'type'> & { readonly type: string };

export interface History {
  readonly items: TransactItem[];
  readonly leaves: readonly Leaf[];
}

/**
 * What one state change adds to the history: k payloads (erasable), k leaves (put once, for ever), and one
 * outbox row that holds ids only. Sequence numbers follow the root's `ver`.
 */
export function historyOf(
  of: Stream,
  ver: number,
  events: readonly AnyDraft[],
  keys: Pick<EnvelopeKeys, 'envelope' | 'recipients'>,
  now: Date,
): History {
  const at = now.toISOString();
  const items: TransactItem[] = [];
  const leaves: Leaf[] = [];
  const told: { seq: number; type: string; subject: string | null }[] = [];
  for (const [offset, event] of events.entries()) {
    const seq = ver + offset + 1;
    const salt = randomBytes(32);
    const subject = event.subject ?? null;
    const definition = of.record ?? (subject === null ? envelopeEventRecord : recipientEventRecord);
    const key = subject === null ? keys.envelope : (keys.recipients.get(subject) ?? null);
    const payload = { actor: event.actor, subject, ...event.payload };
    const plain = {
      id: newId('evt', now),
      seq,
      type: event.type,
      at,
      actor: event.actor,
      subject,
      providerReceipt: event.providerReceipt ?? null,
    };
    const item = encodeItem(
      definition,
      { pk: of.partition, sk: sortKey.event(seq) },
      { plain, sealed: { payload, salt: salt.toString('base64url') } },
      key,
      agreed.has(event.type)
        ? { lpk: namedListPartition(of.space, 'consents'), lsk: listSort(at, plain.id) }
        : {},
    );
    items.push({ Put: { TableName: environment('RECORDS_TABLE'), Item: item, ConditionExpression: absent } });
    const leaf = makeLeaf(seq, event.type, at, payload, salt);
    leaves.push(leaf as Leaf);
    const place = { pk: leafPartition(of.stream), sk: leafSort(seq) };
    items.push({
      Put: {
        TableName: environment('EVIDENCE_TABLE'),
        Item: { ...place, t: 'leaf', v: 1, ...leaf },
        ConditionExpression: absent,
      },
    });
    told.push({ seq, type: event.type, subject });
  }
  if (told.length === 0) return { items, leaves };
  items.push({
    Put: {
      TableName: environment('OUTBOX_TABLE'),
      Item: {
        pk: `${of.space}#${of.id}#${String(ver + told.length).padStart(8, '0')}`,
        sk: 'A',
        t: 'outbox',
        v: 1,
        space: of.space,
        kind: of.kind,
        id: of.id,
        stream: of.stream,
        ver: ver + told.length,
        events: told,
        at,
        ttl: Math.floor(now.getTime() / 1000) + OUTBOX_DAYS * 86_400,
      },
      ConditionExpression: absent,
    },
  });
  return { items, leaves };
}
