import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { authorExtract } from '../../evidence-page/author-extract.ts';
import type { ExtractAuthor } from '../../ports/extract-author.ts';
import { environment } from '../environment.ts';

const font = (name: string): Promise<Uint8Array> =>
  readFile(join(environment('ASSETS_DIR'), 'fonts', `${name}.ttf`));

export const extractAuthor: ExtractAuthor = {
  async author(page) {
    const [text, bold] = await Promise.all([font('NotoSans_400Regular'), font('NotoSans_700Bold')]);
    return authorExtract(page, { text, bold });
  },
};
