import { notFound, versionConflict } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';
import { eraseContact } from './erase-contact.ts';

type Needs = Pick<Ports, 'announcements' | 'contacts' | 'suppressions' | 'erasure' | 'workflows'>;

/**
 * Erases a contact on its organisation's word, and says what stays.
 * @throws Failure 404, 412 `version_conflict`
 */
export async function deleteContact(
  ports: Needs,
  space: Space,
  id: string,
  call: { readonly ifMatch: readonly number[] | null; readonly now: Date },
) {
  const contact = await ports.contacts.load(space, id);
  if (contact === null) throw notFound();
  if (call.ifMatch !== null && !call.ifMatch.includes(contact.ver)) throw versionConflict();
  const suppressed = await ports.suppressions.has(space, contact.email);
  const plan = await eraseContact(ports, space, id, { rule: 'contact.deleted', now: call.now });
  if (plan === null) throw notFound();
  return {
    deleted: ['contact', 'contactEvent', 'contactLookup', 'message'],
    kept: suppressed ? [{ record: 'suppression', rule: 'suppression', reason: 'objection' }] : [],
    receipt: plan.receiptId,
  };
}
