import * as z from 'zod';
import { compactJws, digestBase64Url } from './bytes.ts';
import { timestamp } from './time.ts';

const size = z.lazy(() =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'A whole number.')
    .transform(Number)
    .pipe(z.int().min(1))
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1 });
      },
    }),
);

/** A log of at least so many entries. */
export const attestationsQuery = z.lazy(() => z.strictObject({ treeSize: size }));

const hashes = z.lazy(() =>
  z
    .array(digestBase64Url)
    .meta({ description: 'Consistency proof from the size asked for (RFC 9162, 2.1.4).' }),
);

/** What others have said about the log. */
export const logAttestations = z.lazy(() =>
  z
    .strictObject({
      anchor: z
        .strictObject({
          head: compactJws,
          hashes,
          token: z.string().meta({
            description: 'TimeStampToken (RFC 3161) over SHA-256 of the compact JWS, DER in base64.',
          }),
          at: timestamp,
        })
        .nullable(),
      cosignatures: z.array(
        z.strictObject({
          witness: z.string(),
          head: compactJws,
          hashes,
          cosignature: compactJws.meta({
            description:
              'By the witness, `typ` `cosignature`, over `{log, treeSize, rootHash, at, witness, seenAt}`.',
          }),
        }),
      ),
    })
    .meta({ id: 'LogAttestations' }),
);

/** A signed head with what it says. */
export const logHead = z.lazy(() =>
  z
    .strictObject({ treeSize: z.int().min(1), rootHash: digestBase64Url, at: timestamp, jws: compactJws })
    .meta({ id: 'LogHead' }),
);

/** A head of another log, handed in to be co-signed. */
export const headToWitness = z.lazy(() =>
  z
    .strictObject({
      head: compactJws.pipe(z.string().max(4096)),
      from: z
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .meta({ description: 'The size seen last; 0 for the first.' }),
      hashes: z.array(digestBase64Url).max(128),
    })
    .meta({ id: 'HeadToWitness' }),
);

export const witnessAnswer = z.lazy(() =>
  z.strictObject({ cosignature: compactJws }).meta({ id: 'Cosignature' }),
);

/** Two sizes of the log, the older one first. */
export const consistencyQuery = z.lazy(() => z.strictObject({ from: size, to: size }));

/** RFC 9162 §2.1.4: the way from an older root to a newer one. */
export const consistency = z.lazy(() =>
  z.strictObject({ hashes: z.array(digestBase64Url) }).meta({ id: 'LogConsistency' }),
);
