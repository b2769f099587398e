import * as z from 'zod';
import { personal, technical } from '../define-record.ts';
import { actorSchema } from './event.ts';

const body = {
  subject: 'user',
  role: 'controller',
  source: 'generated',
  purposes: ['retention', 'rights', 'evidence'],
} as const;

/** The declaration of `X#seq` of an entry of a register: its payload and salt lie under the space's key. */
export const registerEvent = <const Type extends string, const Types extends readonly [string, ...string[]]>(
  type: Type,
  retention: string,
  types: Types,
) => ({
  type,
  version: 1,
  table: 'records' as const,
  under: 'space' as const,
  retention,
  erasure: 'delete' as const,
  plain: {
    id: technical(z.string()),
    seq: technical(z.int().positive()),
    type: technical(z.enum(types)),
    at: technical(z.iso.datetime()),
    actor: technical(actorSchema),
    subject: technical(z.null()),
    providerReceipt: technical(z.string().nullable()),
  },
  sealed: {
    payload: personal(z.record(z.string(), z.unknown()), { ...body, category: 'user.behavior' }),
    salt: personal(z.string(), { ...body, category: 'system.operations' }),
  },
});
