import { SESClient } from '@aws-sdk/client-ses';
import { once } from './once.ts';

export const ses = once(() => new SESClient({}));
