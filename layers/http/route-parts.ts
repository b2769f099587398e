import * as z from 'zod';
import type { BodyDefinition, ResponseDefinition, RouteLink } from './route.ts';
import { binary } from './schemas/bytes.ts';

const mebibyte = 1024 * 1024;
/** Largest JSON body: what a function is given at most, 6 MB as base64. */
export const maxJsonBytes = 4.25 * mebibyte;
/** Largest PDF that is taken in a body. */
export const maxPdfBytes = 4 * mebibyte;

const jsonTypes = ['application/json'] as const;

/** A JSON body that must be there. */
export const jsonBody = <S extends z.ZodType>(schema: S, example: z.input<S>) =>
  ({
    contentTypes: jsonTypes,
    schema,
    required: true,
    maxBytes: maxJsonBytes,
    example,
  }) satisfies BodyDefinition<S>;

/** A JSON body that may be left out. */
export const optionalJsonBody = <S extends z.ZodType>(schema: S, example: z.input<S>) =>
  ({
    contentTypes: jsonTypes,
    schema,
    required: false,
    maxBytes: maxJsonBytes,
    example,
  }) satisfies BodyDefinition<S>;

/** No members are known; `{}` and no body are the same. */
export const emptyBody = optionalJsonBody(z.strictObject({}), {});

/** The bytes of a PDF. */
export const pdfBody = {
  contentTypes: ['application/pdf'],
  schema: binary,
  required: true,
  maxBytes: maxPdfBytes,
  example: Buffer.from('%PDF-1.7\n') as Uint8Array<ArrayBuffer>,
} as const satisfies BodyDefinition<typeof binary>;

/** A JSON answer with an example and the calls that may follow. */
export const jsonAnswer = <S extends z.ZodType>(
  description: string,
  schema: S,
  example: z.output<S>,
  links: Readonly<Record<string, RouteLink>> = {},
) => ({ description, contentTypes: jsonTypes, schema, example, links }) satisfies ResponseDefinition<S>;

/** An answer in text. */
export const textAnswer = (description: string, contentType: string) =>
  ({
    description,
    contentTypes: [contentType],
    schema: z.string(),
    example: null,
  }) satisfies ResponseDefinition<z.ZodString>;

/** An answer in bytes. */
export const binaryAnswer = (description: string, contentTypes: readonly string[]) =>
  ({ description, contentTypes, schema: binary, example: null }) satisfies ResponseDefinition<typeof binary>;
