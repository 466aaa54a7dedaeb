import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { yuanText } from '../../kit/Money.tsx';
import type { Verification } from './types.ts';

type Problem = Verification['problems'][number];

/** Where what does not agree is looked at; a hold or a year has no page of its own. */
const pages = {
  acc: { path: 'ledger/accounts', word: 'problem.account' },
  txn: { path: 'ledger/transactions', word: 'problem.voucher' },
} as const;
const pageOf = (subject: string) => {
  const [kind = ''] = subject.split('_');
  return kind === 'acc' || kind === 'txn' ? pages[kind] : null;
};

/** One thing that does not agree: what, where, and both amounts. */
export function ProblemLine({ problem: { check, subject, storedFen, countedFen } }: { problem: Problem }) {
  const { t } = useTranslation('ledger');
  const page = pageOf(subject);
  return (
    <>
      {t(`check.${check}`)} · {page ? <CityLink to={`${page.path}/${subject}`}>{t(page.word)}</CityLink> : subject}
      {storedFen === null || countedFen === null
        ? null
        : ` · ${t('problem.amounts', { stored: yuanText(storedFen), counted: yuanText(countedFen) })}`}
    </>
  );
}
