import { messagingTarget } from './messaging-target.ts';
import { snsContract } from './sns.contract.ts';

snsContract(messagingTarget());
