import { walkFields } from '../pdf/form-fields.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfString } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import type { LaterSignature } from './changes/comparison.ts';
import { findChanges } from './changes/find-changes.ts';
import { isLineEnd } from './changes/line-end.ts';
import { findLooseBytes, type LooseBytes } from './changes/loose-bytes.ts';
import { indexPages } from './changes/page-index.ts';
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

/** Judges for every signature what later updates did. Subjects are in the order of their ends. */
export async function judgeChanges(
  final: PdfFile,
  subjects: readonly ChangeSubject[],
): Promise<JudgedChanges[]> {
  const revisions: (Revision | string | undefined)[] = [];
  for (const { placed } of subjects) {
    revisions.push(placed.fault === null ? await openChecked(final, placed) : undefined);
  }
  const usable = revisions.filter((revision) => typeof revision === 'object');
  if (usable.length === 0) return revisions.map(unreadable);
  const usages = await usageByRevision(final, usable);
  const now: Usage = usages.at(-1) ?? new Map();
  const loose = await findLooseBytes(final, Math.min(...usable.map(({ end }) => end)));
  const pages = await indexPages(final);
  const judged: JudgedChanges[] = [];
  for (const [i, revision] of revisions.entries()) {
    if (typeof revision !== 'object') {
      judged.push(unreadable(revision));
      continue;
    }
    const usage = { old: usages[usable.indexOf(revision)] ?? new Map(), now };
    const sound = subjects.filter(({ placed }) => placed.fault === null && placed.end <= revision.end);
    const signed = sound.map(({ placed }) => placed.field);
    const later = laterSignatures(subjects.slice(i + 1));
    const trusted = subjects[i]?.trusted === true;
    const found = await findChanges({ revision, final, pages, usage, signed, later, trusted });
    const coversWholeFile = revision.laterSections === 0 && (await isLineEnd(final.source, revision.end));
    judged.push({
      structureFault: null,
      coversWholeFile,
      changes: [...found, ...unlisted(loose, revision.end)],
    });
  }
  return judged;
}

function unreadable(revision: Revision | string | undefined): JudgedChanges {
  return {
    structureFault: typeof revision === 'string' ? revision : null,
    coversWholeFile: false,
    changes: [],
  };
}

function unlisted(loose: readonly LooseBytes[], end: number): Change[] {
  return loose
    .filter(({ offset, length }) => offset + length > end || offset >= end)
    .map(({ offset, length }) => ({
      kind: 'unlistedBytes',
      allowed: false,
      detail: `${length} bytes at ${offset}`,
    }));
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
