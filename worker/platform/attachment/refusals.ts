import { refusals } from '../../core/refusal.ts';

/** Refusals of attached files, in order of precedence. */
export const attachmentRefusals = refusals('attachment', {
  attachment_too_large: { status: 413, zh: '文件超过 {limitMb} MB 的上限。', ko: '파일이 {limitMb} MB 한도를 초과했습니다.', en: 'The file is larger than {limitMb} MB.' },
  attachment_kind_unknown: { status: 415, zh: '只接受完整的 JPEG、PNG、WebP 图片，PDF 和不含宏的 xlsx 文件。', ko: '온전한 JPEG·PNG·WebP 이미지, PDF, 매크로 없는 xlsx 파일만 받습니다.', en: 'Only whole JPEG, PNG or WebP images, PDF, and xlsx files without macros are taken.' },
  attachments_closed: { status: 409, zh: '此处不再增减附件。', ko: '여기에는 더 이상 첨부 파일을 추가하거나 취소할 수 없습니다.', en: 'No files are added or withdrawn here any more.' },
  attachments_full: { status: 409, zh: '每处最多 {most} 个附件。', ko: '첨부 파일은 최대 {most}개입니다.', en: 'There is room for {most} files at most.' },
  attachment_withdrawn: { status: 409, zh: '此附件已撤回。', ko: '취소된 첨부 파일입니다.', en: 'This file was withdrawn.' },
}); // prettier-ignore
