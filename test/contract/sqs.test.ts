import { messagingTarget } from './messaging-target.ts';
import { sqsContract } from './sqs.contract.ts';

sqsContract(messagingTarget());
