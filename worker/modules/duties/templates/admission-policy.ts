import type { AdmissionPolicy } from '../rules/admission.ts';

/** 示例: no document with these numbers was found; a city enters its own. */
export const exampleAdmissionPolicy: { readonly content: AdmissionPolicy; readonly source: string } = {
  content: {
    workdays: { hearing: 5, review: 10, opinions: 5, filing: 3, report: 5, verify: 10, exit: 10, close: 20 },
    remindDays: 30,
    silence: 'agree',
    reviewers: [],
  },
  source:
    '示例：事项准入征求意见、联审、部门意见、应急补办、月报、审定、退出的时限与逾期未答复的处理，请按本地文件填写。',
};
