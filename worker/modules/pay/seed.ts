import { firstDay, month } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { insertProfile } from './store/file-forms.ts';
import { insertPayslipPolicy } from './store/objections.ts';
import { insertDeductionPolicy, insertIncomeTaxPolicy, insertInsurancePolicy } from './store/policies.ts';
import { insertAdoption, insertScheme } from './store/schemes.ts';
import { insertSettlementPolicy } from './store/settlement-policies.ts';
import { bankProfileTemplates } from './templates/bank-profiles.ts';
import { BONUS_TAX_TABLES, INCOME_TAX_TABLES } from './templates/income-tax.ts';
import { exampleSettlement } from './templates/settlement.ts';
import { exampleInsurance, jilin } from './templates/index.ts';
import { examplePayslipPolicy } from './templates/payslip-policy.ts';
import { deductionRulesTemplates } from './templates/special-deductions.ts';

/** Before any month that a city may bring in: what is seeded holds until the city decides otherwise. */
const sinceEver = month('2019-01');

/** The scheme of Jilin's shape adopted, example insurance, the national tax table: enough to compute a first month. */
export const paySeed: CitySeed = ({ at, newId }) => {
  const schemeId = newId('psc');
  return [
    insertScheme(
      {
        id: schemeId,
        schemeCode: jilin.code,
        edition: 1,
        name: jilin.name,
        templateCode: jilin.code,
        source: jilin.source,
        trust: jilin.trust,
        definition: jilin.definition,
      },
      at,
      'system',
    ),
    insertAdoption({ id: newId('pad'), schemeId, fromMonth: sinceEver, reason: '建城时采用的模板' }, at, 'system'),
    insertInsurancePolicy(
      { id: newId('inp'), fromMonth: sinceEver, ...exampleInsurance, trust: 'example' },
      at,
      'system',
    ),
    insertPayslipPolicy({ id: newId('psp'), fromMonth: sinceEver, ...examplePayslipPolicy }, at, 'system'),
    ...bankProfileTemplates
      .slice(0, 2)
      .map((template) =>
        insertProfile(
          { ...template, id: newId('pbp'), fromDay: firstDay(sinceEver), trust: 'example', inUse: true },
          at,
          'system',
        ),
      ),
    ...deductionRulesTemplates.map((template) =>
      insertDeductionPolicy({ id: newId('sdp'), ...template, trust: 'official' }, at, 'system'),
    ),
    insertSettlementPolicy({ id: newId('psp'), fromMonth: sinceEver, ...exampleSettlement }, at, 'system'),
    ...INCOME_TAX_TABLES.map((table) =>
      insertIncomeTaxPolicy(
        newId('itp'),
        '综合所得个人所得税',
        { ...table, bonusTables: BONUS_TAX_TABLES },
        at,
        'system',
      ),
    ),
  ];
};
