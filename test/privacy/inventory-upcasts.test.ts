import { describe, expect, it } from 'vitest';
import { decodeItem } from '../../layers/aws/records/item-codec.ts';
import { disclosureRecord } from '../../layers/privacy/inventory/records/disclosure.ts';
import { envelopeRecord } from '../../layers/privacy/inventory/records/envelope.ts';
import { erasurePlanRecord } from '../../layers/privacy/inventory/records/housekeeping.ts';
import { recipientRecord } from '../../layers/privacy/inventory/records/recipient.ts';

const id = '06e8x4vkq3m2t7b1w9n5r0zhcg';
const at = '2026-11-20T10:00:00.000Z';

describe('records as they were stored before', () => {
  it('an erasure plan of version 1 is one of a whole envelope', () => {
    const stored = {
      pk: `B#org_1.test#rct_${id}`,
      sk: 'A',
      t: 'erasurePlan',
      v: 1,
      id: `rct_${id}`,
      envelopeId: `env_${id}`,
      operationId: null,
      receiptId: `rct_${id}`,
      rule: 'envelope.draft',
      subject: `env_${id}`,
      step: 'planned',
      before: 7,
      keysDestroyed: 0,
      objectVersionsDeleted: 0,
      status: 'draft',
      stream: 'n4bQgYhMfWWaL-qgxVrQFQ',
      ver: 2,
      createdAt: at,
      runAt: at,
      completedAt: null,
    };
    expect(decodeItem(erasurePlanRecord, stored, null).plain).toMatchObject({
      scope: 'envelope',
      recipientId: null,
      keeps: 'nothing',
      before: 7,
    });
  });

  it('a recipient and an envelope of version 1 are neither erased, held nor restricted', () => {
    const old = { plain: { id: `rcp_${id}` }, sealed: { name: 'Åse' } };
    expect(recipientRecord.upcasts[1]?.(old)).toEqual({
      plain: { id: `rcp_${id}`, erasedBy: null },
      sealed: { name: 'Åse' },
    });
    expect(recipientRecord.upcasts[2]?.({ plain: {}, sealed: { name: 'Åse' } }).sealed).toEqual({
      name: 'Åse',
      nationalId: null,
    });
    expect(
      envelopeRecord.upcasts[1]?.({ plain: { id: `env_${id}`, holds: 0 }, sealed: {} }).plain,
    ).toMatchObject({
      id: `env_${id}`,
      holds: 0,
      heldBy: [],
      restrictedFor: [],
      erasuresWaiting: [],
    });
  });

  it('a disclosure of version 1 went to nobody whom an organisation registered', () => {
    const stored = {
      pk: `E#org_1.test#env_${id}`,
      sk: 'Y#1',
      t: 'disclosure',
      v: 1,
      id: '1',
      envelopeId: `env_${id}`,
      subject: null,
      to: 'aws',
      party: null,
      channel: 'email',
      categories: ['user.name'],
      at,
    };
    expect(decodeItem(disclosureRecord, stored, null).plain).toMatchObject({ to: 'aws', usedFor: [] });
  });
});
