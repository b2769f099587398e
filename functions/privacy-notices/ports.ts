import { policyNotices } from '../../layers/aws/privacy/policy-notices.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';

export const ports = { policyNotices, recipients: recipientRegister };
