import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { printedExtract } from '../../layers/usecases/privacy/extract/print-extract.ts';
import { answer } from './answer.ts';

export const getPrivacyExtractPdf: RouteHandler<'getPrivacyExtractPdf'> = async (call) => {
  const { extract, part } = await answer(call);
  // Only this route draws pages: the libraries for that stay out of the start of the others.
  const { extractAuthor } = await import('../../layers/aws/privacy-cases/extract-author.ts');
  const pdf = await extractAuthor.author(printedExtract(extract, part.locale));
  return { status: 200, body: new Uint8Array(pdf), headers: { 'content-type': 'application/pdf' } };
};
