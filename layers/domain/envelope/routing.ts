import type { RecipientRole, RecipientStatus } from './vocabulary.ts';

export interface Routed {
  readonly id: string;
  readonly role: RecipientRole;
  readonly order: number;
  readonly status: RecipientStatus;
}

/** Only signers and approvers are waited for. */
export const mustAct = (recipient: { role: RecipientRole }): boolean =>
  recipient.role === 'signer' || recipient.role === 'approver';

export const hasActed = (recipient: { status: RecipientStatus }): boolean =>
  recipient.status === 'signed' || recipient.status === 'approved';

/**
 * Who is asked next. Equal order numbers act in parallel, lower first; a viewer is asked in turn and never
 * waited for; a copy recipient is told at the end only.
 * @param order the order number reached so far, 0 before sending
 * @returns the order number now reached, who is newly asked, and whether nobody is left to act
 */
export function route(
  recipients: readonly Routed[],
  order: number,
): { order: number; ask: string[]; done: boolean } {
  const pending = recipients.filter((recipient) => mustAct(recipient) && !hasActed(recipient));
  const done = pending.length === 0;
  const reached = done
    ? Math.max(order, ...recipients.map((recipient) => recipient.order))
    : Math.max(order, Math.min(...pending.map((recipient) => recipient.order)));
  const ask = recipients
    .filter(
      (recipient) =>
        recipient.role !== 'copy' && recipient.status === 'created' && recipient.order <= reached,
    )
    .map((recipient) => recipient.id);
  return { order: reached, ask, done };
}

/** Whether it is this recipient's turn. */
export const isTurnOf = (recipient: { order: number }, reached: number): boolean =>
  recipient.order <= reached;
