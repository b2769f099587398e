import { messagingTarget } from './messaging-target.ts';
import { statesContract } from './states.contract.ts';

statesContract(messagingTarget());
