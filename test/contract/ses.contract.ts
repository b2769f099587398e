import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import type { MessagingTarget } from './messaging-target.ts';

/** What Sigill depends on in SES. */
export function sesContract(target: MessagingTarget): void {
  describe('SES', () => {
    const send = (from: string, ConfigurationSetName: string) => {
      const lines = [
        `From: ${from}`,
        'To: success@simulator.amazonses.com',
        'Subject: Contract',
        '',
        'Hello',
      ];
      const RawMessage = { Data: Buffer.from(lines.join('\r\n')) };
      const Tags = [{ Name: 'recipient', Value: 'rcp_1' }];
      return target.ses.send(new SendRawEmailCommand({ RawMessage, ConfigurationSetName, Tags }));
    };

    it('accepts a raw message with configuration set and tags, and names it', async () => {
      const [one, two] = [
        await send(target.sender, target.configurationSet),
        await send(target.sender, target.configurationSet),
      ];
      expect(one.MessageId).toMatch(/.{10}/);
      expect(one.MessageId).not.toBe(two.MessageId);
    });

    it('refuses a sender that is not verified', async () => {
      const sent = send('someone@stranger.example', target.configurationSet);
      await expect(sent).rejects.toMatchObject({ name: 'MessageRejected' });
    });

    it('refuses an unknown configuration set', async () => {
      const sent = send(target.sender, 'no-such-set');
      await expect(sent).rejects.toMatchObject({ name: 'ConfigurationSetDoesNotExistException' });
    });
  });
}
