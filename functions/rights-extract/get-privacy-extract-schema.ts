import * as z from 'zod';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { privacyExtract } from '../../layers/http/schemas/privacy-extract.ts';

export const getPrivacyExtractSchema: RouteHandler<'getPrivacyExtractSchema'> = async () => ({
  status: 200,
  body: z.toJSONSchema(privacyExtract) as { $schema: string },
});
