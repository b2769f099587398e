import { SNSClient } from '@aws-sdk/client-sns';
import { once } from './once.ts';

export const sns = once(() => new SNSClient({}));
