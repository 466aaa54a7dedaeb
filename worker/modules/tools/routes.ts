import { createRoute, type z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { dayOfInstant } from '../../core/day.ts';
import { AmountError } from '../../core/fen.ts';
import { limits } from '../../core/limits.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { rmbCapitals } from '../../core/rmb.ts';
import { ErrorAnswer } from '../../platform/http/answers.ts';
import { withinRate } from '../../platform/http/rate.ts';
import { moduleRouter } from '../../platform/http/route.ts';
import { answer, jsonBody } from '../../platform/http/schema.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { payLevel } from '../pay/rules/level.ts';
import { retirementOf } from '../roster/rules/retirement.ts';
import { GRADUAL_RETIREMENT } from '../roster/templates/retirement.ts';
import * as input from './input.ts';
import { gradeFigures, scoreFigures } from './rules/assessment.ts';
import { dutyPriceFigures } from './rules/duties.ts';
import { checkFigures, workdayFigures } from './rules/everyday.ts';
import { allocationFigures, dayFigures, insuranceFigures, payFigures } from './rules/pay.ts';
import { toolsRefusals } from './rules/refusals.ts';
import { annualTaxFigures, bonusFigures, withholdingFigures } from './rules/tax.ts';

/** A public page of the product's own rules: no account, nothing stored. */
const calculator = <P extends string, I extends z.ZodType, A extends z.ZodType>(
  path: P,
  summary: string,
  given: I,
  figures: A,
) =>
  createRoute({
    method: 'post',
    path,
    tags: ['tools'],
    summary,
    request: { body: jsonBody(given) },
    responses: {
      200: answer(figures),
      400: answer(ErrorAnswer, '输入有误'),
      422: answer(ErrorAnswer, '不予计算'),
      429: answer(ErrorAnswer, '请求过多'),
    },
  });

const routes = {
  withholding: calculator(
    '/income-tax/withholding',
    '工资个税累计预扣',
    input.WithholdingInput,
    input.WithholdingAnswer,
  ),
  annual: calculator('/income-tax/annual', '综合所得年度个税', input.AnnualTaxInput, input.AnnualTaxAnswer),
  bonus: calculator('/income-tax/bonus', '全年一次性奖金个税', input.BonusTaxInput, input.BonusTaxAnswer),
  insurance: calculator('/social-insurance', '五险一金', input.SocialInsuranceInput, input.SocialInsuranceAnswer),
  level: calculator('/pay-level', '岗位等级', input.PayLevelInput, input.PayLevelAnswer),
  amount: calculator('/pay-amount', '岗位薪酬', input.PayAmountInput, input.PayAmountAnswer),
  dayRate: calculator('/day-rate', '按日计薪', input.DayRateInput, input.DayRateAnswer),
  allocation: calculator('/allocation', '按权重分配', input.AllocationInput, input.AllocationAnswer),
  dutyPrice: calculator('/duty-price', '事项价款', input.DutyPriceInput, input.DutyPriceAnswer),
  score: calculator('/assessment/score', '考核得分', input.ScoreInput, input.ScoreAnswer),
  grades: calculator('/assessment/grades', '考核等次', input.GradesInput, input.GradesAnswer),
  workdays: calculator('/workdays', '工作日', input.WorkdaysInput, input.WorkdaysAnswer),
  checks: calculator('/checks', '号码校验', input.ChecksInput, input.ChecksAnswer),
  capitals: calculator('/rmb-capitals', '人民币大写', input.RmbCapitalsInput, input.RmbCapitalsAnswer),
  retirement: calculator('/retirement', '法定退休时间', input.RetirementInput, input.RetirementAnswer),
};

/**
 * The figures, or out to the edge with a refusal.
 * @throws RefusedError the rule's refusal, or `amount_too_large` where a figure leaves the limit of amounts
 */
function figuresOf<T extends object>(compute: () => T | Refusal): T {
  try {
    const outcome = compute();
    if (isRefusal(outcome)) throw new RefusedError(outcome);
    return outcome;
  } catch (error) {
    if (error instanceof AmountError) throw new RefusedError(toolsRefusals.refuse('amount_too_large'));
    throw error;
  }
}

const router = moduleRouter();
router.use(async (c, next) => {
  withinRate(c, 'tools');
  await next();
});
router.use(
  bodyLimit({
    maxSize: limits.requestBytes,
    onError: () => {
      const limitMb = limits.requestBytes / 1024 / 1024;
      throw new RefusedError(platformRefusals.refuse('body_too_large', { limitMb }));
    },
  }),
);

/** Mounted at `/api/tools`. */
export const toolsRoutes = router
  .openapi(routes.withholding, (c) =>
    c.json(
      figuresOf(() => withholdingFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.annual, (c) => {
    const { taxableFen } = c.req.valid('json');
    return c.json(
      figuresOf(() => annualTaxFigures(taxableFen, dayOfInstant(c.var.now))),
      200,
    );
  })
  .openapi(routes.bonus, (c) => {
    const { bonusFen, wages } = c.req.valid('json');
    return c.json(
      figuresOf(() => bonusFigures(bonusFen, wages, dayOfInstant(c.var.now))),
      200,
    );
  })
  .openapi(routes.insurance, (c) =>
    c.json(
      figuresOf(() => insuranceFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.level, (c) => {
    const { rule, ...facts } = c.req.valid('json');
    return c.json(
      figuresOf(() => payLevel(facts, rule)),
      200,
    );
  })
  .openapi(routes.amount, (c) =>
    c.json(
      figuresOf(() => payFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.dayRate, (c) =>
    c.json(
      figuresOf(() => dayFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.allocation, (c) =>
    c.json(
      figuresOf(() => allocationFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.dutyPrice, (c) =>
    c.json(
      figuresOf(() => dutyPriceFigures(c.req.valid('json'), dayOfInstant(c.var.now))),
      200,
    ),
  )
  .openapi(routes.score, (c) =>
    c.json(
      figuresOf(() => scoreFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.grades, (c) =>
    c.json(
      figuresOf(() => gradeFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.workdays, (c) =>
    c.json(
      figuresOf(() => workdayFigures(c.req.valid('json'))),
      200,
    ),
  )
  .openapi(routes.checks, (c) =>
    c.json(
      figuresOf(() => checkFigures(c.req.valid('json'), dayOfInstant(c.var.now))),
      200,
    ),
  )
  .openapi(routes.capitals, (c) => c.json({ text: rmbCapitals(c.req.valid('json').amountFen) }, 200))
  .openapi(routes.retirement, (c) => {
    const { birthMonth, category } = c.req.valid('json');
    return c.json(retirementOf(birthMonth, category, GRADUAL_RETIREMENT), 200);
  });
