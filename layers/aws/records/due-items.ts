import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DueKind } from '../../domain/envelope/vocabulary.ts';
import type { CaseDueKind } from '../../domain/privacy-case/vocabulary.ts';
import type { RegisterDueKind } from '../../domain/register/vocabulary.ts';
import { parseSpace } from '../../domain/space.ts';
import type { AnyDueItem, DueItems, RegisterDueItem } from '../../ports/due-items.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { dueShards, parseEnvelopePartition } from './keys-of-items.ts';

const registers: readonly RegisterDueItem['register'][] = ['hld', 'aut', 'brc'];

function parse(row: Record<string, unknown>): AnyDueItem | null {
  const [family, space = '', caseId = ''] = String(row.pk).split('#');
  if (family === 'Q') {
    const [at, , what] = String(row.usk).split('#');
    const register = registers.find((prefix) => caseId.startsWith(`${prefix}_`));
    if (register !== undefined)
      return {
        space: parseSpace(space),
        register,
        id: caseId,
        kind: what as RegisterDueKind,
        dueAt: at ?? '',
      };
    return { space: parseSpace(space), caseId, kind: what as CaseDueKind, dueAt: at ?? '' };
  }
  if (family === 'C') {
    const [at = ''] = String(row.usk).split('#');
    return { space: parseSpace(space), contactId: caseId, kind: 'forget', dueAt: at };
  }
  if (family === 'O') {
    const [at = '', organisationId = '', what] = String(row.usk).split('#');
    if (what === 'policyNotice')
      return { space: parseSpace(space), policyVersion: Number(organisationId), kind: what, dueAt: at };
    return { space: parseSpace(space), organisationId, kind: 'tellRetention', dueAt: at };
  }
  if (family === 'W') {
    const [dueAt = '', transmissionId = ''] = String(row.usk).split('#');
    return { space: parseSpace(space), transmissionId, kind: 'transmit', dueAt };
  }
  const of = parseEnvelopePartition(String(row.pk));
  const [dueAt, , kind] = String(row.usk).split('#');
  if (of === null || dueAt === undefined || kind === undefined) return null;
  return { space: parseSpace(of.space), envelopeId: of.id, kind: kind as DueKind, dueAt };
}

/** Eight shards, each oldest first; an outage is caught up with by itself. */
export const dueItemsIndex: DueItems = {
  async *until(now) {
    for (let shard = 0; shard < dueShards; shard += 1) {
      let from: Record<string, unknown> | undefined;
      do {
        const page = await dynamo().send(
          new QueryCommand({
            TableName: environment('RECORDS_TABLE'),
            IndexName: 'due',
            KeyConditionExpression: 'upk = :shard AND usk <= :now',
            // `~` sorts after every id: what is due at this very millisecond is due.
            ExpressionAttributeValues: { ':shard': `U#${shard}`, ':now': `${now.toISOString()}#~` },
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        for (const row of page.Items ?? []) {
          const item = parse(row);
          if (item !== null) yield item;
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
    }
  },
};
