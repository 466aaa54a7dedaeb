import type { AdmissionPolicy } from '../rules/admission.ts';

/** 示例: no document with these numbers was found; a city enters its own. */
export const exampleAdmissionPolicy: { readonly content: AdmissionPolicy; readonly source: string } = {
  content: { workdays: { hearing: 5, review: 10 }, silence: 'agree' },
  source: '示例：事项准入征求意见与联审的时限、街道逾期未答复的处理，请按本地文件填写。',
};
