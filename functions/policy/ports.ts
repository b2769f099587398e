import { policyNotices } from '../../layers/aws/privacy/policy-notices.ts';

export const ports = { policyNotices };
