import { MessageRejected, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { InvalidParameterException, OptedOutException, PublishCommand } from '@aws-sdk/client-sns';
import { type Messenger, Undeliverable } from '../../ports/messenger.ts';
import { ses } from '../clients/ses.ts';
import { sns } from '../clients/sns.ts';
import { environment } from '../environment.ts';

/** SES and SNS. Tags hold ids only; they come back with the provider's events. */
export const messenger: Messenger = {
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
  async sendSms({ to, text }) {
    const sender = process.env.SMS_SENDER;
    try {
      const { MessageId } = await sns().send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
            ...(sender && { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: sender } }),
          },
        }),
      );
      if (MessageId === undefined) throw new Error('SNS returned no message id');
      return { messageId: MessageId };
    } catch (error) {
      const refused = error instanceof InvalidParameterException || error instanceof OptedOutException;
      if (refused) throw new Undeliverable('rejected by the SMS provider');
      throw error;
    }
  },
};
