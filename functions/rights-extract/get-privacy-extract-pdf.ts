import { extractAuthor } from '../../layers/aws/privacy-cases/extract-author.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { printedExtract } from '../../layers/usecases/privacy/extract/print-extract.ts';
import { answer } from './answer.ts';

export const getPrivacyExtractPdf: RouteHandler<'getPrivacyExtractPdf'> = async (call) => {
  const { extract, part } = await answer(call);
  const pdf = await extractAuthor.author(printedExtract(extract, part.locale));
  return { status: 200, body: new Uint8Array(pdf), headers: { 'content-type': 'application/pdf' } };
};
