import type { WhistlePolicy } from '../rules/policy.ts';

const minutes = (count: number) => ({ unit: 'minutes', count }) as const;
const workdays = (count: number) => ({ unit: 'workdays', count }) as const;
const ordinaryTiers = [
  { after: workdays(0), to: 'side' },
  { after: workdays(2), to: 'city' },
] as const;

/** 示例: representative times and scores; arrival within 30 minutes follows the origin of the practice (北京平谷, 2017). */
export const exampleWhistlePolicy: { readonly content: WhistlePolicy; readonly source: string } = {
  content: {
    kinds: {
      resident: {
        sign: true,
        dutyRequired: true,
        answer: workdays(1),
        arrive: workdays(3),
        finish: workdays(15),
        rework: workdays(3),
        score: workdays(3),
        remindShare: '0.75',
        tiers: ordinaryTiers,
      },
      joint: {
        sign: true,
        dutyRequired: true,
        answer: minutes(240),
        arrive: workdays(2),
        finish: workdays(7),
        rework: workdays(3),
        score: workdays(3),
        remindShare: '0.75',
        tiers: ordinaryTiers,
      },
      emergency: {
        sign: false,
        dutyRequired: false,
        answer: minutes(10),
        arrive: minutes(30),
        finish: minutes(1440),
        rework: minutes(120),
        score: workdays(3),
        remindShare: '0.75',
        tiers: [
          { after: minutes(0), to: 'side' },
          { after: minutes(30), to: 'city' },
        ],
      },
    },
    weights: { response: '0.3', solution: '0.4', satisfaction: '0.3' },
    points: { late: '1', unanswered: '3', returnedTwice: '2' },
    balance: { many: '2', few: '0.5' },
  },
  source: '示例：吹哨报到的时限、升级、评分与扣分；到场30分钟参照北京平谷做法，请按本地文件填写。',
};
