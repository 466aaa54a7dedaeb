import { yuan } from './template.ts';

/** 示例: how far back differences are settled, and what a recovery leaves, until the city decides. */
export const exampleSettlement = {
  reachMonths: 24,
  floorFen: yuan(2000),
  /** A fifth of the month's pay at most: 劳部发〔1994〕489号 第十六条, which protects the local minimum wage beside it. */
  maxShare: '0.2',
  source:
    '示例：扣款比例与最低工资保障参照《工资支付暂行规定》（劳部发〔1994〕489号）第十六条；追溯月数与最低工资数额由城市另定',
  trust: 'example',
} as const;
