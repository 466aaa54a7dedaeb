import { yearOf } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { chartOfYear, planAccounts, planCodes, planYear } from './store/chart.ts';
import { expenditureCodes } from './templates/expenditure-codes.ts';

/** The current fiscal year with its sources, and the classification to choose lines from. */
export const ledgerSeed: CitySeed = ({ city, administrator, at, today, newId }) => {
  const year = yearOf(today);
  return [
    planYear({ at }, year, administrator.id),
    ...planCodes(year, expenditureCodes),
    ...planAccounts({ at }, chartOfYear(year, city.rootUnitId, newId)),
  ];
};
