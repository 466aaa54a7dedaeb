import { z } from '@hono/zod-openapi';
import { attached } from '../http/download.ts';
import { cityRoute, moduleRouter } from '../http/route.ts';
import { answer, IdInput, idParam, jsonBody, ReasonInput } from '../http/schema.ts';
import { attach, listAttachments, openAttachment, withdrawAttachment } from './attachments.ts';
import { cityFiles } from './files.ts';
import { attachmentKinds, type AttachmentKind } from './kinds.ts';
import type { AttachmentSubjects } from './subjects.ts';

const tags = ['attachments'];
const reading = { permission: 'attachments.read' } as const;
const writing = { permission: 'attachments.write' } as const;

const SubjectType = z
  .string()
  .max(60)
  .regex(/^[a-z]+\.[a-z_]+$/)
  .openapi({ example: 'assessment.paper_count' });
const subject = { subjectType: SubjectType, subjectId: IdInput };

const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(Object.keys(attachmentKinds) as [AttachmentKind, ...AttachmentKind[]]),
  size: z.int().openapi({ description: 'bytes' }),
  sha256: z.string(),
  uploadedAt: z.string(),
  uploadedByName: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnByName: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export const AttachmentListAnswer = z
  .object({ items: z.array(Attachment), mayWrite: z.boolean() })
  .openapi('Attachments');
const AttachedAnswer = z.object({ id: z.string(), name: z.string(), sha256: z.string() }).openapi('Attached');
const AttachForm = z
  .strictObject({ ...subject, file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) })
  .openapi('Attach');
const WithdrawInput = z.strictObject({ reason: ReasonInput }).openapi('WithdrawAttachment');

const list = cityRoute(reading, {
  method: 'get', path: '/attachments', tags, summary: '一条记录的附件',
  request: { query: z.strictObject(subject) }, responses: { 200: answer(AttachmentListAnswer) },
}); // prettier-ignore
const add = cityRoute(writing, {
  method: 'post', path: '/attachments', tags, summary: '上传附件（jpeg、png、webp、pdf、xlsx）',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: AttachForm } } } },
  responses: { 201: answer(AttachedAnswer) },
}); // prettier-ignore
const open = cityRoute(reading, {
  method: 'get', path: '/attachments/{id}', tags, summary: '下载附件', request: { params: idParam },
  responses: { 200: { description: 'the file', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } } },
}); // prettier-ignore
const withdraw = cityRoute(writing, {
  method: 'post', path: '/attachments/{id}/withdraw', tags, summary: '撤回附件',
  request: { params: idParam, body: jsonBody(WithdrawInput) }, responses: { 201: answer(z.object({ id: z.string() }).openapi('Withdrawn')) },
}); // prettier-ignore

/** Files of any record that a module has declared; the record's own check decides, here only the outer permission. */
export const attachmentRoutes = (subjects: AttachmentSubjects) =>
  moduleRouter()
    .openapi(list, async (c) => {
      const { subjectType, subjectId } = c.req.valid('query');
      return c.json(await listAttachments(c.var.ctx, subjects, { type: subjectType, id: subjectId }), 200);
    })
    .openapi(add, async (c) => {
      const { ctx } = c.var;
      const { subjectType, subjectId, file } = c.req.valid('form');
      const wanted = { subject: { type: subjectType, id: subjectId }, file };
      return c.json(await attach(ctx, cityFiles(c.env, ctx.city.id), subjects, wanted), 201);
    })
    .openapi(open, async (c) => {
      const { ctx } = c.var;
      const { id } = c.req.valid('param');
      const { bytes, name, mediaType } = await openAttachment(ctx, cityFiles(c.env, ctx.city.id), subjects, id);
      return attached(bytes, name, mediaType) as never;
    })
    .openapi(withdraw, async (c) =>
      c.json(
        await withdrawAttachment(c.var.ctx, subjects, { id: c.req.valid('param').id, ...c.req.valid('json') }),
        201,
      ),
    );
