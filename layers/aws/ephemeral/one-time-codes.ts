import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { CodeOwner, OneTimeCodes, SigningSessions } from '../../ports/one-time-codes.ts';
import { close, open } from '../keys/aead.ts';
import { openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { derivedKey } from '../keys/space-keys.ts';
import { envelopeRows, getFresh, type Place, putIf, type Row } from './ephemeral-table.ts';

const minute = 60_000;
const codeMs = 10 * minute;
const sessionMs = 60 * minute;
const dayMs = 24 * 60 * minute;
const limits = { triesPerCode: 5, codesPerHour: 3, triesPerDay: 15 } as const;

const place = (owner: CodeOwner, kind: string): Place => ({
  pk: envelopeRows(owner.space, owner.envelopeId),
  sk: `${kind}#${owner.recipientId}`,
});
const times = (row: Row | null, name: string): number[] => ((row?.[name] ?? []) as number[]).map(Number);

async function digest(owner: CodeOwner, code: string): Promise<string> {
  const key = await derivedKey(owner.space, 'code');
  return createHmac('sha256', key)
    .update(`${owner.envelopeId}\0${owner.recipientId}\0${owner.linkVersion}\0${code}`)
    .digest('base64url');
}

async function personKey(owner: CodeOwner): Promise<Buffer> {
  const key = (await openEnvelopeKeys(owner.space, owner.envelopeId)).recipients.get(owner.recipientId);
  if (key === undefined) throw new Error('the recipient has been erased');
  return key;
}

/** Counts an act in a rolling window, by a conditional write before anything else happens. */
async function count(
  owner: CodeOwner,
  name: 'codes' | 'tries',
  limit: number,
  windowMs: number,
  now: Date,
): Promise<number | null> {
  const at = place(owner, 'Q');
  for (;;) {
    const row = await getFresh(at, now);
    const recent = times(row, name).filter((time) => time > now.getTime() - windowMs);
    const oldest = recent.at(recent.length - limit);
    if (recent.length >= limit && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + windowMs - now.getTime()) / 1000));
    const version = Number(row?.n ?? 0);
    const next = {
      codes: times(row, 'codes'),
      tries: times(row, 'tries'),
      n: version + 1,
      [name]: [...recent, now.getTime()],
    };
    const written = await putIf(at, next, new Date(now.getTime() + 2 * dayMs), {
      expression: 'attribute_not_exists(pk) OR n = :n OR #ttl <= :second',
      names: { '#ttl': 'ttl' },
      values: { ':n': version, ':second': Math.floor(now.getTime() / 1000) },
    });
    if (written) return null;
  }
}

/** Six digits from a cryptographic source, kept as an HMAC, and closed under the person's key for the notifier. */
export const oneTimeCodes: OneTimeCodes = {
  async issue(owner, now) {
    const retryAfter = await count(owner, 'codes', limits.codesPerHour, 60 * minute, now);
    if (retryAfter !== null) return { result: 'locked', retryAfter };
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const at = place(owner, 'C');
    const expires = new Date(now.getTime() + codeMs);
    const row = {
      hash: await digest(owner, code),
      code: close(await personKey(owner), Buffer.from(code), `${at.pk}|${at.sk}`),
      tries: 0,
      n: randomBytes(8).toString('base64url'),
    };
    await putIf(at, row, expires);
    return { result: 'issued', expiresAt: expires.toISOString() };
  },

  async reveal(owner, now) {
    const at = place(owner, 'C');
    const row = await getFresh(at, now);
    if (row?.code === undefined) return null;
    return open(await personKey(owner), row.code as Uint8Array, `${at.pk}|${at.sk}`).toString('utf8');
  },

  async check(owner, code, now) {
    const retryAfter = await count(owner, 'tries', limits.triesPerDay, dayMs, now);
    if (retryAfter !== null) return { result: 'locked', retryAfter };
    const at = place(owner, 'C');
    const row = await getFresh(at, now);
    if (row === null || row.used === true || Number(row.tries) >= limits.triesPerCode)
      return { result: 'wrong' };
    const expected = Buffer.from(String(row.hash), 'base64url');
    const given = Buffer.from(await digest(owner, code), 'base64url');
    const right = timingSafeEqual(expected, given);
    const { pk: _pk, sk: _sk, ttl, code: sealed, ...rest } = row;
    const after = right ? { ...rest, used: true } : { ...rest, code: sealed, tries: Number(row.tries) + 1 };
    // Whoever loses a race against another try of the same code is wrong: a code opens one session.
    const won = await putIf(at, after, new Date(Number(ttl) * 1000), {
      expression: 'n = :n AND tries = :tries AND attribute_not_exists(used)',
      values: { ':n': row.n, ':tries': row.tries },
    });
    return { result: right && won ? 'correct' : 'wrong' };
  },
};

const sessionPlace = (owner: CodeOwner, session: string): Place =>
  place(owner, `S#${createHash('sha256').update(session).digest('base64url')}`);

/** A session is 256 random bits, kept as a hash, bound to link version and recipient, for an hour. */
export const signingSessions: SigningSessions = {
  async open(owner, now) {
    const session = randomBytes(32).toString('base64url');
    const expires = new Date(now.getTime() + sessionMs);
    await putIf(sessionPlace(owner, session), { linkVersion: owner.linkVersion }, expires);
    return { session, expiresAt: expires.toISOString() };
  },
  async isValid(owner, session, now) {
    const row = await getFresh(sessionPlace(owner, session), now);
    return row !== null && row.linkVersion === owner.linkVersion;
  },
};
