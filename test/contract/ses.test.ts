import { messagingTarget } from './messaging-target.ts';
import { sesContract } from './ses.contract.ts';

sesContract(messagingTarget());
