import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { fileRequest } from '../../layers/usecases/privacy/requests/file-request.ts';
import { ports } from './ports.ts';

export const createPrivacyRequest: RouteHandler<'createPrivacyRequest'> = async ({ body, now }) => {
  const { contact, detail, type, country, locale } = body;
  const filed = await fileRequest(
    ports,
    {
      ...{ type, country, locale },
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      detail: detail || null,
    },
    now,
  );
  return { status: 202, body: filed };
};
