import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Figures } from '../ledger/Figures.tsx';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { ReportLinks } from '../ledger/ReportLinks.tsx';
import { Signatures } from '../ledger/Signatures.tsx';
import { TrancheTree } from './TrancheTree.tsx';
import type { Tranche } from './types.ts';

const parts = [
  'givenFen',
  'returnedFen',
  'lineFen',
  'heldFen',
  'dutyFen',
  'unitFen',
  'payrollFen',
  'spentFen',
] as const;

/** One tranche of a source: where its money is, and every voucher on the way there. */
export default function TranchePage() {
  const { t } = useTranslation('fund');
  const { sourceId = '', trancheId = '' } = useParams({ strict: false }) as { sourceId?: string; trancheId?: string };
  const path = `ledger/sources/${sourceId}/tranches/${trancheId}`;
  const query = useCityQuery<Tranche>(path);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const tranche = query.data;
  if (!tranche) return <Skeleton active />;
  const { voucher, effectiveDay, documentNumber, memo } = tranche;
  return (
    <>
      <PageHeader
        title={t('tranche')}
        note={
          <>
            {`${tranche.sourceCode} ${tranche.sourceName}`} ·{' '}
            {voucher ? <CityLink to={`ledger/transactions/${trancheId}`}>{voucher}</CityLink> : t('trancheEarlier')}
            {[memo, effectiveDay, documentNumber].filter(Boolean).map((part) => ` · ${part}`)}
          </>
        }
        actions={<ReportLinks path={`${path}/export`} query={{}} />}
      />
      <LedgerNav />
      <Figures
        label={t('tranche')}
        items={parts.map((key) => ({
          key,
          label: t(key === 'lineFen' ? 'lineFreeFen' : key),
          fen: tranche.sums[key],
        }))}
      />
      <p className="report-note">{t('trancheNote')}</p>
      <TrancheTree tranche={tranche} />
      <Signatures />
    </>
  );
}
