import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day, Instant } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import type { Nightly } from './types.ts';
import { VerifyBook } from './VerifyBook.tsx';

function Problems({ night }: { night: Nightly }) {
  const { t } = useTranslation('ledger');
  if (night.problemCount === 0) return null;
  return (
    <ul>
      {night.problems.slice(0, 10).map((problem) => (
        <li key={`${problem.check}.${problem.subject}`}>
          <ProblemLine problem={problem} />
        </li>
      ))}
      {night.problemCount > 10 ? <li>{t('nightlyMore', { count: night.problemCount })}</li> : null}
    </ul>
  );
}

function useColumns(): Column<Nightly>[] {
  const { t } = useTranslation('ledger');
  return [
    { key: 'day', title: t('nightlyDay'), render: (row) => <Day value={row.day} /> },
    {
      key: 'sound',
      title: t('nightlyResult'),
      render: (row) => <Tag color={row.sound ? 'green' : 'red'}>{t(row.sound ? 'nightlySound' : 'nightlyBroken')}</Tag>,
    },
    { key: 'transactions', title: t('vouchers'), align: 'right', render: (row) => row.transactions },
    { key: 'transfers', title: t('transfers'), align: 'right', render: (row) => row.transfers },
    { key: 'openHolds', title: t('holds'), align: 'right', render: (row) => row.openHolds },
    {
      key: 'chain',
      title: t('nightlyChain'),
      render: (row) =>
        row.chainBadSeq === null
          ? t('nightlyChainSound', { seq: row.chainLastSeq })
          : t('nightlyChainBroken', { seq: row.chainBadSeq }),
    },
    { key: 'problems', title: t('nightlyProblems'), wrap: true, render: (row) => <Problems night={row} /> },
    { key: 'recordedAt', title: t('recorded'), render: (row) => <Instant value={row.recordedAt} /> },
  ];
}

/** What the house found each night when it counted every balance anew and walked the audit chain. */
export default function VerificationsPage() {
  const { t } = useTranslation('ledger');
  return (
    <>
      <PageHeader title={t('nightly')} note={t('nightlyNote')} />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <Can needs="ledger.verify">
          <VerifyBook />
        </Can>
      </div>
      <DataTable<Nightly>
        name="ledger.verifications"
        label={t('nightly')}
        path="ledger/verifications"
        columns={useColumns()}
        empty={t('nightlyNone')}
        keyOf={({ day }) => day}
      />
    </>
  );
}
