import * as z from 'zod';
import { policyChange } from './notice.ts';
import { timestamp } from './time.ts';

const localised = z.lazy(() => z.strictObject({ da: z.string(), sv: z.string(), en: z.string() }));
const hash = z.lazy(() => z.string().meta({ description: 'SHA-256, hex, over the policy in JCS form.' }));
const version = z.lazy(() => z.int().min(1));
const day = z.lazy(() => z.string().meta({ description: 'YYYY-MM-DD' }));

const sentence = z.lazy(() =>
  z.strictObject({ id: z.string(), promises: z.array(z.string()), text: localised }),
);

/** The policy with everything it says in all its languages, and the facts behind the words. */
export const policyDocument = z.lazy(() =>
  z
    .strictObject({
      version,
      hash,
      effectiveFrom: day,
      operator: z.strictObject({
        name: z.string(),
        address: z.string(),
        number: z.string(),
        contact: z.string(),
        dpo: z.string(),
      }),
      versions: z.array(z.strictObject({ version, hash, effectiveFrom: day })),
      announced: z
        .array(
          z.strictObject({
            version,
            hash,
            effectiveFrom: day,
            takesEffectAt: timestamp.nullable(),
            material: z.boolean(),
            changes: z.array(policyChange),
          }),
        )
        .meta({ description: 'Versions that are announced and not in force yet.' }),
      sections: z.array(z.strictObject({ id: z.string(), title: localised, sentences: z.array(sentence) })),
      facts: z.looseObject({}),
    })
    .meta({ id: 'Policy' }),
);

/** The public list of processors. */
export const processors = z.lazy(() =>
  z
    .strictObject({
      policyVersion: version,
      announced: z
        .array(z.strictObject({ id: z.string(), policyVersion: version, effectiveFrom: day }))
        .meta({ description: 'New processors that get nothing before their version takes effect.' }),
      items: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          purposes: z.array(z.string()),
          categories: z.array(z.string()),
          country: z
            .string()
            .meta({ description: 'Where the data are stored; EU is the region of the deployment.' }),
          transfer: z.string().nullable(),
          transferCheckedAt: z.string().nullable(),
          agreementDate: z.string(),
          flowDown: z.string(),
          vetted: z.string(),
        }),
      ),
    })
    .meta({ id: 'Processors' }),
);

/** Version and language of the policy. */
export const policyQuery = z.lazy(() =>
  z.strictObject({
    locale: z
      .string()
      .max(35)
      .optional()
      .meta({ description: 'da, sv or en; anything else is read in English.' }),
    version: z
      .string()
      .max(10)
      .optional()
      .meta({ description: 'An earlier version; the newest without it.' }),
  }),
);
