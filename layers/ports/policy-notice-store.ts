import type { PolicyEventType } from '../domain/policy-notice.ts';
import type { Space } from '../domain/space.ts';
import type { PlainOf } from '../privacy/inventory/define-record.ts';
import type { Actor } from '../privacy/inventory/records/event.ts';
import type { noticeToldRecord, policyNoticeRecord } from '../privacy/inventory/records/policy-notice.ts';

export type PolicyNotice = PlainOf<typeof policyNoticeRecord>;
export type NoticeTold = PlainOf<typeof noticeToldRecord>;

export interface PolicyEventDraft {
  readonly type: PolicyEventType;
  readonly actor: Actor;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Announced versions, to be read. */
export interface PolicyNotices {
  load(version: number): Promise<PolicyNotice | null>;
  /** Oldest first. */
  all(): Promise<readonly PolicyNotice[]>;
  /** That a space was told of a version; null before. */
  told(space: Space, version: number): Promise<NoticeTold | null>;
}

export interface PolicyNoticeStore extends PolicyNotices {
  /** Put once; a second call finds the first one of this version. */
  create(notice: PolicyNotice, event: PolicyEventDraft): Promise<PolicyNotice>;
  /**
   * Read, decide, write with optimistic lock; null changes nothing.
   * @throws Failure 404, 409 `conflict`
   */
  change(
    version: number,
    decide: (
      current: PolicyNotice,
    ) => { readonly set: Partial<PolicyNotice>; readonly events: readonly PolicyEventDraft[] } | null,
  ): Promise<PolicyNotice>;
  /** Put once. */
  recordTold(space: Space, told: NoticeTold): Promise<void>;
}
