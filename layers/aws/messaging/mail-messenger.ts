import { MessageRejected, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { type Messenger, Undeliverable } from '../../ports/messenger.ts';
import { ses } from '../clients/ses.ts';
import { environment } from '../environment.ts';

/** SES alone, for units that send no text messages. Tags hold ids only; they come back with the provider's events. */
export const mailMessenger: Pick<Messenger, 'sendEmail'> = {
  async sendEmail({ to, mime, tags }) {
    try {
      const { MessageId } = await ses().send(
        new SendRawEmailCommand({
          RawMessage: { Data: mime },
          Source: environment('MAIL_FROM'),
          Destinations: [to],
          ConfigurationSetName: environment('SES_CONFIGURATION_SET'),
          Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        }),
      );
      if (MessageId === undefined) throw new Error('SES returned no message id');
      return { messageId: MessageId };
    } catch (error) {
      if (error instanceof MessageRejected) throw new Undeliverable('rejected by the mail provider');
      throw error;
    }
  },
};
