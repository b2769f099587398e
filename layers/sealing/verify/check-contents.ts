import { CmsError } from '../cms/cms-error.ts';
import { parseSignedData } from '../cms/parse-signed-data.ts';
import type { SignedData } from '../cms/signed-data.ts';
import { berLength } from '../der/ber-to-der.ts';
import { DerError } from '../der/der-error.ts';
import { type Fault, fault } from './reason.ts';

/** The CMS in a hole. `der` is what stands before the zeros. */
export type Contents =
  | { readonly der: Uint8Array; readonly signedData: SignedData; readonly fault: null }
  | { readonly der: null; readonly signedData: null; readonly fault: Fault };

/** Reads the CMS at the start of a hole; nothing but zeros may follow it. */
export function readContents(contents: Uint8Array): Contents {
  try {
    const der = contents.subarray(0, berLength(contents));
    if (contents.subarray(der.length).some((byte) => byte !== 0))
      return failed('bytes other than zero after the CMS');
    return { der, signedData: parseSignedData(der), fault: null };
  } catch (error) {
    if (error instanceof DerError || error instanceof CmsError) return failed(error.message);
    throw error;
  }
}

function failed(detail: string): Contents {
  return { der: null, signedData: null, fault: fault('formatFailure', detail) };
}
