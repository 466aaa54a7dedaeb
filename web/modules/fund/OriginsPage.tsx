import { useParams } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { ReportLinks } from '../ledger/ReportLinks.tsx';
import { Signatures } from '../ledger/Signatures.tsx';
import type { Origins } from './types.ts';

function Rows({ origins }: { origins: Origins }) {
  const { t } = useTranslation('fund');
  if (origins.items.length === 0) return <Empty description={t('noOrigins')} />;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('origins')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('trancheVoucher')}</th>
            <th scope="col">{t('trancheDay')}</th>
            <th scope="col">{t('document')}</th>
            <th scope="col">{t('originAccount')}</th>
            <th scope="col" className="amount">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {origins.items.map((item) => (
            <tr key={`${item.sourceId}.${item.trancheId}.${item.accountId}`}>
              <th scope="row">
                <CityLink to={`ledger/sources/${item.sourceId}`}>{`${item.sourceCode} ${item.sourceName}`}</CityLink>
              </th>
              <td>
                <CityLink to={`ledger/sources/${item.sourceId}/${item.trancheId}`}>
                  {item.trancheVoucher ?? t('trancheEarlier')}
                </CityLink>
              </td>
              <td>
                <Day value={item.trancheDay} />
              </td>
              <td>{item.documentNumber ?? '—'}</td>
              <td>
                <CityLink
                  to={`ledger/accounts/${item.accountId}`}
                >{`${item.accountCode} ${item.accountName}`}</CityLink>
              </td>
              <td className="amount">
                <Money fen={item.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {t('totals')}
            </th>
            <td className="amount">
              <Money fen={origins.totalFen} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Of which sources and tranches the yuan of one voucher came. */
export default function OriginsPage() {
  const { t } = useTranslation('fund');
  const { transactionId = '' } = useParams({ strict: false }) as { transactionId?: string };
  const path = `ledger/transactions/${transactionId}/origins`;
  const query = useCityQuery<Origins>(path);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const origins = query.data;
  if (!origins) return <Skeleton active />;
  return (
    <>
      <PageHeader
        title={t('origins')}
        note={
          <>
            <CityLink to={`ledger/transactions/${transactionId}`}>{origins.voucher}</CityLink> · {origins.memo} ·{' '}
            {t('originsNote')}
          </>
        }
        actions={<ReportLinks path={`${path}/export`} query={{}} />}
      />
      <LedgerNav />
      <Rows origins={origins} />
      <Signatures />
    </>
  );
}
