import { createHash, createHmac } from 'node:crypto';
import type { LinkTokens } from '../../ports/link-tokens.ts';
import { linkKey } from '../keys/space-keys.ts';

/** token = base64url(HMAC-SHA-256(linkKey, recipientId ‖ linkVersion)). */
export const linkTokens: LinkTokens = {
  async derive(space, of) {
    if (of.length === 0) return [];
    const key = await linkKey(space);
    return of.map(({ recipientId, linkVersion }) => {
      const token = createHmac('sha256', key).update(`${recipientId}\0${linkVersion}`).digest('base64url');
      return { token, hash: createHash('sha256').update(token).digest('hex') };
    });
  },
};
