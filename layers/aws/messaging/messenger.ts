import { InvalidParameterException, OptedOutException, PublishCommand } from '@aws-sdk/client-sns';
import { type Messenger, Undeliverable } from '../../ports/messenger.ts';
import { sns } from '../clients/sns.ts';
import { mailMessenger } from './mail-messenger.ts';

/** SES and SNS. */
export const messenger: Messenger = {
  ...mailMessenger,
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
