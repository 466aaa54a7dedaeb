import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { yuanText } from '../../kit/Money.tsx';
import type { Verification } from './types.ts';

type Problem = Verification['problems'][number];

/** Where what does not agree is looked at: a hold on its account, a year in its trial balance. */
function pageOf({ subject, accountId }: Problem): string | null {
  if (subject.startsWith('acc_')) return `ledger/accounts/${subject}`;
  if (subject.startsWith('txn_')) return `ledger/transactions/${subject}`;
  if (accountId) return `ledger/accounts/${accountId}`;
  return /^\d{4}$/.test(subject) ? `ledger/trial-balance?year=${subject}` : null;
}

/** One thing that does not agree: what, where, and both amounts. */
export function ProblemLine({ problem }: { problem: Problem }) {
  const { t } = useTranslation('ledger');
  const { check, subject, label, storedFen, countedFen } = problem;
  const page = pageOf(problem);
  return (
    <>
      {t(`check.${check}`)} · {page ? <CityLink to={page}>{label ?? subject}</CityLink> : (label ?? subject)}
      {storedFen === null || countedFen === null
        ? null
        : ` · ${t('problem.amounts', { stored: yuanText(storedFen), counted: yuanText(countedFen) })}`}
    </>
  );
}
