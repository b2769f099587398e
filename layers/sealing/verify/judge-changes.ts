import { walkFields } from '../pdf/form-fields.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfString } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import type { LaterSignature } from './changes/comparison.ts';
import { findChanges } from './changes/find-changes.ts';
import { isLineEnd } from './changes/line-end.ts';
import { findLooseBytes } from './changes/loose-bytes.ts';
import { type Usage, usageByRevision } from './changes/usage-index.ts';
import { openRevision, type Revision } from './open-revision.ts';
import type { PlacedSignature } from './placed-signature.ts';
import type { Change } from './verification.ts';

/** What happened to the file after one signature. */
export interface JudgedChanges {
  /** Why its signed bytes are no revision of this file; null when they are. */
  readonly structureFault: string | null;
  readonly coversWholeFile: boolean;
  readonly changes: readonly Change[];
}

/** A placed signature and whether its own bytes and value hold. */
export interface ChangeSubject {
  readonly placed: PlacedSignature;
  readonly intact: boolean;
  /** Valid by itself, changes left out. */
  readonly trusted: boolean;
}

const UNREADABLE = { structureFault: null, coversWholeFile: false, changes: [] };

/** Judges for every signature what later updates did. Subjects are in the order of their ends. */
export async function judgeChanges(
  final: PdfFile,
  subjects: readonly ChangeSubject[],
): Promise<JudgedChanges[]> {
  const revisions = await Promise.all(
    subjects.map(({ placed }) => (placed.fault === null ? openChecked(final, placed) : undefined)),
  );
  const usable = revisions.filter((revision) => typeof revision === 'object');
  const usages = await usageByRevision(final, usable);
  const now: Usage = usages.at(-1) ?? new Map();
  const earliest = Math.min(...usable.map(({ end }) => end));
  const loose = usable.length === 0 ? [] : await findLooseBytes(final, earliest);
  return Promise.all(
    revisions.map(async (revision, i) => {
      if (revision === undefined) return UNREADABLE;
      if (typeof revision === 'string') return { ...UNREADABLE, structureFault: revision };
      const usage = { old: usages[usable.indexOf(revision)] ?? new Map(), now };
      const later = laterSignatures(subjects.slice(i + 1));
      const found = await findChanges({
        revision,
        final,
        usage,
        later,
        trusted: subjects[i]?.trusted === true,
      });
      const unlisted = loose.filter(
        ({ offset, length }) => offset + length > revision.end || offset >= revision.end,
      );
      const bytes = unlisted.map(
        ({ offset, length }): Change => ({
          kind: 'unlistedBytes',
          allowed: false,
          detail: `${length} bytes at ${offset}`,
        }),
      );
      return {
        structureFault: null,
        coversWholeFile: revision.laterSections === 0 && (await isLineEnd(final.source, revision.end)),
        changes: [...found, ...bytes],
      };
    }),
  );
}

/** The revision a signature signs, if the signature itself is part of it. */
async function openChecked(final: PdfFile, placed: PlacedSignature): Promise<Revision | string> {
  try {
    const revision = await openRevision(final, placed.end);
    if (typeof revision === 'string') return revision;
    const own = await holdsSignature(revision.file, placed);
    return own ? revision : 'the signature is not part of the revision that it signs';
  } catch (error) {
    if (error instanceof PdfRefused) return error.message;
    throw error;
  }
}

async function holdsSignature(file: PdfFile, placed: PlacedSignature): Promise<boolean> {
  for await (const { fullName, effective } of walkFields(file)) {
    if (fullName !== placed.field.fullName) continue;
    const contents = (await file.getDict(effective, 'V'))?.get('Contents');
    return contents instanceof PdfString && contents.start === placed.hole.start;
  }
  return false;
}

/** By field name; where a name comes twice, the worse of the two counts. */
function laterSignatures(subjects: readonly ChangeSubject[]): Map<string, LaterSignature> {
  const later = new Map<string, LaterSignature>();
  for (const { placed, intact, trusted } of subjects) {
    const name = placed.field.fullName;
    const known = later.get(name);
    later.set(name, {
      kind: placed.kind,
      intact: intact && known?.intact !== false,
      trusted: trusted && known?.trusted !== false,
    });
  }
  return later;
}
