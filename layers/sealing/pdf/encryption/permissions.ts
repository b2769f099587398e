import { PdfRefused } from '../pdf-refused.ts';

// Bits of /P (ISO 32000-2 Table 22), counted there from one.
const MODIFY = 1 << 3;
const ANNOTATE = 1 << 5;
const FILL = 1 << 8;
const ASSEMBLE = 1 << 10;

/** What is to be done to a document. */
export type IntendedChange = 'fillField' | 'addField' | 'drawOnPage' | 'appendPage';

/**
 * @param permissions `/P` of an encrypted file that was opened without its owner's password; -1 permits everything
 * @throws PdfRefused `noChangesAllowed` when the author of the file does not permit it
 */
export function assertPermitted(permissions: number, change: IntendedChange): void {
  const may = (bit: number) => (permissions & bit) !== 0;
  const permitted = {
    fillField: may(FILL) || may(ANNOTATE),
    addField: may(MODIFY) && may(ANNOTATE),
    drawOnPage: may(MODIFY),
    appendPage: may(MODIFY) || may(ASSEMBLE),
  };
  if (!permitted[change]) {
    throw new PdfRefused('noChangesAllowed', {
      message: `the permissions of the encrypted file forbid ${change}`,
    });
  }
}
