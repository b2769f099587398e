import type { ContactEventType } from '../domain/contact/vocabulary.ts';
import type { EventType } from '../domain/envelope/vocabulary.ts';
import type { PolicyEventType } from '../domain/policy-notice.ts';
import type { CaseEventType } from '../domain/privacy-case/vocabulary.ts';
import type { AuthorityEventType, BreachEventType, HoldEventType } from '../domain/register/vocabulary.ts';
import type { Space } from '../domain/space.ts';

/** What the dispatcher hands to every consumer: ids and types, no content. */
export interface OutboxEvent {
  readonly space: Space;
  readonly kind: 'envelope' | 'organisation';
  readonly id: string;
  readonly stream: string;
  readonly ver: number;
  readonly at: string;
  readonly events: readonly {
    readonly seq: number;
    readonly type: EventType;
    readonly subject: string | null;
  }[];
}

/** The same about a request concerning personal data. */
export interface CaseOutboxEvent extends Omit<OutboxEvent, 'kind' | 'events'> {
  readonly kind: 'case';
  readonly events: readonly { readonly seq: number; readonly type: CaseEventType; readonly subject: null }[];
}

/** The same about an entry of a register: a hold, a disclosure that the law demands, a breach. */
export interface RegisterOutboxEvent extends Omit<OutboxEvent, 'kind' | 'events'> {
  readonly kind: 'hold' | 'authority' | 'breach';
  readonly events: readonly {
    readonly seq: number;
    readonly type: HoldEventType | AuthorityEventType | BreachEventType;
    readonly subject: null;
  }[];
}

/** The same about a contact or an announcement. */
export interface ContactOutboxEvent extends Omit<OutboxEvent, 'kind' | 'events'> {
  readonly kind: 'contact' | 'announcement';
  readonly events: readonly {
    readonly seq: number;
    readonly type: ContactEventType;
    readonly subject: null;
  }[];
}

/** The same about a version of the policy; `id` is its number. */
export interface PolicyOutboxEvent extends Omit<OutboxEvent, 'kind' | 'events'> {
  readonly kind: 'policy';
  readonly events: readonly {
    readonly seq: number;
    readonly type: PolicyEventType;
    readonly subject: null;
  }[];
}

export type AnyOutboxEvent =
  | OutboxEvent
  | CaseOutboxEvent
  | RegisterOutboxEvent
  | ContactOutboxEvent
  | PolicyOutboxEvent;

/** Who may have something to do with an outbox row. */
export type Consumer = 'notify' | 'completion' | 'rights' | 'announce' | 'notices' | 'recipients' | 'log';
