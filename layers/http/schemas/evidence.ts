import * as z from 'zod';
import { compactJws, digestBase64Url, sha256Hex } from './bytes.ts';
import { actor } from './event.ts';
import { documentId, envelopeId, recipientId } from './ids.ts';
import { logProof } from './log-proof.ts';
import { timestamp } from './time.ts';
import { authenticationMethod, eventType, locale, recipientRole, sealLevel } from './vocabulary.ts';

/** What was shown to a person when they acted: the signature binds it. */
export const presented = z.lazy(() =>
  z
    .strictObject({
      envelopeVersion: z.int().min(1),
      documents: z.array(z.strictObject({ id: documentId, sha256: sha256Hex })).max(10),
      consentText: z.strictObject({
        id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
        version: z.int().min(1),
        locale,
      }),
    })
    .meta({ id: 'Presented' }),
);
export type Presented = z.infer<typeof presented>;

const leaf = z.lazy(() =>
  z
    .strictObject({
      seq: z.int().min(1),
      type: eventType,
      at: timestamp,
      commitment: digestBase64Url,
      hash: digestBase64Url,
    })
    .meta({ id: 'Leaf' }),
);

const proofs = z.lazy(() =>
  z
    .strictObject({
      stream: z.string(),
      leaves: z.array(leaf),
      envelopeRoot: digestBase64Url,
      log: logProof.nullable(),
    })
    .meta({ id: 'Proofs' }),
);

/** Who did what, when, how identified, what was presented; with the proofs that it was not changed since. */
export const evidence = z.lazy(() =>
  z
    .strictObject({
      envelopeId,
      documents: z.array(
        z.strictObject({
          id: documentId,
          originalSha256: sha256Hex,
          sealedSha256: sha256Hex.nullable(),
          level: sealLevel.nullable(),
        }),
      ),
      participants: z.array(
        z.strictObject({
          recipientId,
          role: recipientRole,
          method: authenticationMethod,
          presented: presented.nullable(),
          signedAt: timestamp.nullable(),
        }),
      ),
      events: z.array(
        z.strictObject({ seq: z.int().min(1), type: eventType, at: timestamp, actor, leaf: digestBase64Url }),
      ),
      head: compactJws.nullable(),
      proofs,
    })
    .meta({ id: 'Evidence' }),
);
export type Evidence = z.infer<typeof evidence>;
