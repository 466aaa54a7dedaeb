import type { FollowupPolicy } from '../rules/followup-policy.ts';

/** 示例: representative shares; what was rated in part, closed unrated or done again is always visited. */
export const exampleFollowupPolicy: { readonly content: FollowupPolicy; readonly source: string } = {
  content: {
    rules: [
      { kind: 'case', share: '0.1', atLeast: 3, always: ['partly', 'reopened'] },
      { kind: 'whistle', share: '0.1', atLeast: 2, always: ['returned'] },
      { kind: 'listing', share: '0.2', atLeast: 2, always: ['relisted', 'unheard'] },
      { kind: 'duty', share: '0.1', atLeast: 2, always: ['reduced'] },
    ],
    visitWorkdays: 10,
    photoRequired: true,
  },
  source: '示例：跟踪回访的抽取比例、必访情形与回访时限，请按本地文件填写。',
};
