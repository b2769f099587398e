import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import {
  type OperatorRecipientInput,
  registerOperatorRecipient,
} from '../../layers/usecases/privacy/recipients/register-operator-recipient.ts';

/** Called by a command of the operator, with what that person typed. */
export const handler = (input: OperatorRecipientInput): Promise<{ id: string; activeFrom: string }> =>
  registerOperatorRecipient({ recipients: recipientRegister }, input, new Date());
