import { PdfRefused, type RefusalReason } from '../../../layers/sealing/pdf/pdf-refused.ts';

/** The reason with which the work is refused; undefined when it is not. Other errors pass through. */
export async function refusal(work: Promise<unknown>): Promise<RefusalReason | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof PdfRefused) return error.reason;
    throw error;
  }
}
