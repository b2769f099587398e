import { policyNoticeStore } from '../../layers/aws/privacy/policy-notice-store.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import type { CompiledPolicy } from '../../layers/privacy/policy/compiled-policy.ts';
import { type Announced, announcePolicy } from '../../layers/usecases/privacy/notices/announce-policy.ts';

/** Called by a command of the operator, with the policy that the next declarations compile to. */
export const handler = ({ policy }: { policy: CompiledPolicy }): Promise<Announced> =>
  announcePolicy({ policyNotices: policyNoticeStore, recipients: recipientRegister }, policy, new Date());
