import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import type { Account } from '../ledger/types.ts';
import type { TrancheItem } from './types.ts';

function useColumns(sourceId: string): Column<TrancheItem>[] {
  const { t } = useTranslation('fund');
  const voucherOf = ({ trancheId, voucher }: TrancheItem) =>
    voucher === null ? t('trancheEarlier') : <CityLink to={`ledger/transactions/${trancheId}`}>{voucher}</CityLink>;
  return [
    { key: 'memo', title: t('trancheMemo'), wrap: true, render: (row) => row.memo ?? '—' },
    { key: 'voucher', title: t('trancheVoucher'), render: voucherOf },
    { key: 'effectiveDay', title: t('trancheDay'), render: (row) => <Day value={row.effectiveDay} /> },
    { key: 'document', title: t('document'), render: (row) => row.documentNumber ?? '—' },
    ...(['givenFen', 'returnedFen', 'restFen'] as const).map((key): Column<TrancheItem> => ({
      key,
      title: t(key),
      align: 'right',
      render: (row) => <Money fen={row[key]} />,
    })),
    {
      key: 'act',
      title: t('tranche'),
      render: (row) => <CityLink to={`ledger/sources/${sourceId}/${row.trancheId}`}>{t('toTranche')}</CityLink>,
    },
  ];
}

/** What one source gave, voucher by voucher; each opens where its money went. */
export default function TranchesPage() {
  const { t } = useTranslation('fund');
  const { sourceId = '' } = useParams({ strict: false }) as { sourceId?: string };
  const source = useCityQuery<Account>(`ledger/accounts/${sourceId}`);
  const columns = useColumns(sourceId);
  if (source.error) return <Failure whole error={source.error} onRetry={() => void source.refetch()} />;
  if (!source.data) return <Skeleton active />;
  const { code, name, fiscalYear } = source.data;
  return (
    <>
      <PageHeader title={`${code} ${name}`} note={t('tranchesNote', { year: fiscalYear })} />
      <LedgerNav />
      <DataTable<TrancheItem>
        name="fund.tranches"
        label={t('tranches')}
        path={`ledger/sources/${sourceId}/tranches`}
        columns={columns}
        keyOf={({ trancheId }) => trancheId}
        empty={t('noTranches')}
      />
    </>
  );
}
