import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../layers/http/cursor.ts';

/** The cursor of one list: where its next page begins, bound to the list it belongs to. */
export const listCursor = (binding: readonly string[]) => ({
  read: (cursor: string | undefined): string | null =>
    cursor === undefined ? null : decodeCursor(binding, cursor, z.string()),
  write: (next: string | null): string | null => (next === null ? null : encodeCursor(binding, next)),
});
