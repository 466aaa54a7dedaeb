import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money } from '../../kit/Money.tsx';
import type { Column } from '../../kit/table.ts';
import { Evidence } from './Evidence.tsx';
import { MonthTag } from './StateTag.tsx';
import type { Settlement } from './types.ts';
import { Verdict } from './Verdict.tsx';

/** Columns of reported months. */
export function useSettlementColumns(): Column<Settlement>[] {
  const { t } = useTranslation('duties');
  return [
    {
      key: 'month',
      title: t('monthLabel'),
      render: (row) => (row.part === 'month' ? row.month : `${row.month} ${t(`settlementPart.${row.part}`)}`),
    },
    {
      key: 'duty',
      title: t('duty'),
      wrap: true,
      render: (row) => <CityLink to={`duties/${row.dutyId}`}>{row.dutyTitle}</CityLink>,
    },
    { key: 'unit', title: t('carrier'), render: (row) => row.unitName },
    { key: 'reported', title: t('reportedVolume'), align: 'right', render: (row) => row.reportedVolume },
    { key: 'verified', title: t('verifiedVolume'), align: 'right', render: (row) => row.verifiedVolume ?? '—' },
    { key: 'score', title: t('score'), align: 'right', render: (row) => row.score ?? '—' },
    { key: 'due', title: t('due'), align: 'right', render: (row) => <Money fen={row.dueFen} /> },
    {
      key: 'evidence',
      title: t('evidence'),
      render: (row) => (
        <Evidence
          type="duties.settlement"
          id={row.id}
          files={row.files}
          title={`${row.unitName} ${row.month}`}
          text={row.evidence}
        />
      ),
    },
    {
      key: 'state',
      title: t('stateLabel'),
      render: (row) => (
        <>
          <MonthTag state={row.state} />
          {row.late ? <Tag color="red">{t('late')}</Tag> : null}
        </>
      ),
    },
    { key: 'verifyBy', title: t('verifyBy'), hidden: true, render: (row) => row.verifyBy ?? '—' },
    {
      key: 'act',
      title: t('acts'),
      render: (row) =>
        row.transactionId ? (
          <CityLink to={`ledger/transactions/${row.transactionId}`}>{t('toVoucher')}</CityLink>
        ) : (
          <Verdict settlement={row} />
        ),
    },
  ];
}
