import { limits } from '../../core/limits.ts';
import { commit } from '../commit.ts';
import type { CityContext } from '../context.ts';
import { sha256 } from '../digest.ts';
import { platformRefusals, RefusedError } from '../refused.ts';
import { expectChanges, expectThat, insertRow, sql, type Statement } from '../statement.ts';
import type { CityFiles } from './files.ts';
import { attachmentKinds, kindOf, safeName, type AttachmentKind } from './kinds.ts';
import { withoutMetadata } from './metadata.ts';
import { attachmentRefusals } from './refusals.ts';
import { moduleOfSubject, type AttachmentReach, type AttachmentSubjects } from './subjects.ts';

export interface Subject {
  readonly type: string;
  readonly id: string;
}

export interface AttachmentRow {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly name: string;
  readonly type: AttachmentKind;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly uploadedByName: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnByName: string | null;
  readonly withdrawnReason: string | null;
}

const columns = sql`id, subject_type AS subjectType, subject_id AS subjectId, name, type, size_bytes AS size, sha256,
  uploaded_at AS uploadedAt, uploaded_by_name AS uploadedByName, withdrawn_at AS withdrawnAt,
  withdrawn_by_name AS withdrawnByName, withdrawn_reason AS withdrawnReason`;

const ofSubject = ({ type, id }: Subject): Statement => sql`subject_type = ${type} AND subject_id = ${id}`;

/** How many files stand at records of one type, for a module's own reads: `… WHERE subject_id IN (…)`. */
export const standingFiles = (type: string, subjectId: Statement): Statement =>
  sql`(SELECT count(*) FROM attachment WHERE subject_type = ${type} AND subject_id = ${subjectId} AND withdrawn_at IS NULL)`;

/** @throws RefusedError `not_found` where the record is not the actor's to see, whatever is asked of it */
async function reach(
  ctx: CityContext,
  subjects: AttachmentSubjects,
  { type, id }: Subject,
): Promise<Exclude<AttachmentReach, 'none'>> {
  const known = (Object.hasOwn(subjects, type) ? await subjects[type]?.(ctx, id) : undefined) ?? 'none';
  if (known === 'none') throw new RefusedError(platformRefusals.refuse('not_found'));
  return known;
}

async function mayWrite(ctx: CityContext, subjects: AttachmentSubjects, subject: Subject): Promise<void> {
  if ((await reach(ctx, subjects, subject)) === 'read')
    throw new RefusedError(attachmentRefusals.refuse('attachments_closed'));
}

/** The files of a record in the order they came, the withdrawn among them with who and why. */
export async function listAttachments(
  ctx: CityContext,
  subjects: AttachmentSubjects,
  subject: Subject,
): Promise<{ readonly items: AttachmentRow[]; readonly mayWrite: boolean }> {
  const known = await reach(ctx, subjects, subject);
  const items = await ctx.db.all<AttachmentRow>(
    sql`SELECT ${columns} FROM attachment WHERE ${ofSubject(subject)} ORDER BY id LIMIT 500`,
  );
  return { items, mayWrite: known === 'write' };
}

/** Checks what a file is and takes the notes out of an image. @throws RefusedError when it may not be attached */
async function checked(file: File, kinds?: readonly AttachmentKind[]) {
  if (file.size > limits.attachmentBytes) {
    const limitMb = limits.attachmentBytes / 1024 / 1024;
    throw new RefusedError(attachmentRefusals.refuse('attachment_too_large', { limitMb }));
  }
  const sent = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(sent);
  const bytes = kind && withoutMetadata(sent, kind);
  if (!kind || !bytes || (kinds && !kinds.includes(kind)))
    throw new RefusedError(attachmentRefusals.refuse('attachment_kind_unknown'));
  return { kind, bytes, name: safeName(file.name, kind, limits.attachmentNameLength) };
}

/**
 * Attaches a file to a record, of the kinds given where not all are taken. The bytes are stored first: a row never names a file that is not there, and bytes whose
 * row never came are swept away.
 * @throws RefusedError `attachments_full` and what `checked` and the record's own check refuse
 */
export async function attach(
  ctx: CityContext,
  files: CityFiles,
  subjects: AttachmentSubjects,
  {
    subject,
    file,
    kinds,
  }: { readonly subject: Subject; readonly file: File; readonly kinds?: readonly AttachmentKind[] },
): Promise<{ readonly id: string; readonly name: string; readonly sha256: string }> {
  await mayWrite(ctx, subjects, subject);
  const { kind, bytes, name } = await checked(file, kinds);
  const id = ctx.newId('att');
  const digest = await sha256(bytes);
  await files.put(moduleOfSubject(subject.type), id, bytes, digest);
  const standing = sql`(SELECT count(*) FROM attachment WHERE ${ofSubject(subject)} AND withdrawn_at IS NULL)`;
  return commit(ctx, async () => {
    const most = limits.attachmentsPerSubject;
    const now = await ctx.db.first<{ count: number }>(sql`SELECT ${standing} AS count`);
    if ((now?.count ?? 0) >= most) return attachmentRefusals.refuse('attachments_full', { most });
    return {
      audit: {
        action: 'attachment.add',
        subject,
        payload: { attachmentId: id, name, type: kind, sizeBytes: bytes.length, sha256: digest },
      },
      writes: [
        insertRow('attachment', {
          id,
          subject_type: subject.type,
          subject_id: subject.id,
          name,
          type: kind,
          size_bytes: bytes.length,
          sha256: digest,
          uploaded_at: ctx.at,
          uploaded_by: ctx.actor.id,
          uploaded_by_name: ctx.actor.name,
        }),
        expectThat('attachments_full', sql`${standing} <= CAST(${most} AS INTEGER)`),
      ],
      answer: { id, name, sha256: digest },
    };
  });
}

async function findAttachment(ctx: CityContext, id: string): Promise<AttachmentRow> {
  const row = await ctx.db.first<AttachmentRow>(sql`SELECT ${columns} FROM attachment WHERE id = ${id}`);
  if (!row) throw new RefusedError(platformRefusals.refuse('not_found'));
  return row;
}

const subjectOf = ({ subjectType, subjectId }: AttachmentRow): Subject => ({ type: subjectType, id: subjectId });

/** A file's bytes, for who may see its record. @throws RefusedError `not_found`, `attachment_withdrawn` */
export async function openAttachment(ctx: CityContext, files: CityFiles, subjects: AttachmentSubjects, id: string) {
  const row = await findAttachment(ctx, id);
  await reach(ctx, subjects, subjectOf(row));
  if (row.withdrawnAt !== null) throw new RefusedError(attachmentRefusals.refuse('attachment_withdrawn'));
  const bytes = await files.get(moduleOfSubject(row.subjectType), id);
  if (!bytes) throw new Error(`the bytes of ${id} are gone`);
  return { bytes, name: row.name, mediaType: attachmentKinds[row.type].mediaType };
}

/** Takes a file back: it stays on record with who and why, and is handed out no more. */
export async function withdrawAttachment(
  ctx: CityContext,
  subjects: AttachmentSubjects,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ readonly id: string }> {
  return commit(ctx, async () => {
    const row = await findAttachment(ctx, id);
    await mayWrite(ctx, subjects, subjectOf(row));
    if (row.withdrawnAt !== null) return attachmentRefusals.refuse('attachment_withdrawn');
    return {
      audit: {
        action: 'attachment.withdraw',
        subject: subjectOf(row),
        reason,
        payload: { attachmentId: id, name: row.name, sha256: row.sha256 },
      },
      writes: [
        sql`UPDATE attachment SET withdrawn_at = ${ctx.at}, withdrawn_by_name = ${ctx.actor.name}, withdrawn_reason = ${reason}
          WHERE id = ${id} AND withdrawn_at IS NULL`,
        expectChanges('attachment_standing'),
      ],
      answer: { id },
    };
  });
}
