import { useSearch } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AsOfFields, asOfSearch } from './AsOfFields.tsx';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { PaperHead } from './PaperHead.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { Signatures } from './Signatures.tsx';
import type { TrialBalance } from './types.ts';
import { useYear } from './useYear.ts';
import { VerifyBook } from './VerifyBook.tsx';
import { YearSelect } from './YearSelect.tsx';

const moneyKeys = ['inFen', 'outFen', 'balanceFen'] as const;
const heads = { inFen: 'in', outFen: 'out', balanceFen: 'balanceFen' } as const;

function Report({ trial }: { trial: TrialBalance }) {
  const { t } = useTranslation('ledger');
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('trial')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('kindLabel')}</th>
            <th scope="col">{t('owner')}</th>
            {moneyKeys.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(heads[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row) => (
            <tr key={row.accountId}>
              <th scope="row">
                <CityLink to={`ledger/accounts/${row.accountId}`}>{`${row.code} ${row.name}`}</CityLink>
              </th>
              <td>{t(`kind.${row.kind}`)}</td>
              <td>{row.unitName}</td>
              {moneyKeys.map((key) => (
                <td key={key} className="amount">
                  <Money fen={row[key]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('totals')}</th>
            <td colSpan={2}>
              {trial.balanced ? <Tag color="green">{t('balanced')}</Tag> : <Tag>{t('partOnly')}</Tag>}
            </td>
            {moneyKeys.map((key) => (
              <td key={key} className="amount">
                <Money fen={trial.totals[key]} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** All accounts of a year as they stood on a day; what was received equals what was given. */
export default function TrialPage() {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const { year, years } = useYear();
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asOf = asOfSearch(search);
  const asked: Record<string, string> = { year: String(year ?? ''), ...asOf };
  const query = useCityQuery<TrialBalance>('ledger/trial-balance', asked, { enabled: year !== undefined, keep: true });
  return (
    <>
      <PageHeader
        title={t('trial')}
        note={t('trialNote')}
        actions={
          <>
            <ReportLinks path="ledger/trial-balance/export" query={asked} />
            <Button href={`${cityPath(city, 'ledger/journal')}${queryString({ year: String(year ?? '') })}`}>
              {t('journal')}
            </Button>
          </>
        }
      />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <YearSelect
          year={year}
          years={years}
          onChange={(next) => go('ledger/trial-balance', { ...asked, year: String(next) })}
        />
        <AsOfFields
          asOf={asOf}
          onChange={(next) => go('ledger/trial-balance', { year: asked['year'] ?? '', ...next })}
        />
        <Can needs="ledger.verify">
          <VerifyBook />
        </Can>
      </div>
      <PaperHead year={year} asOf={asOf} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Report trial={query.data} /> : <Skeleton active />}
      <Signatures />
    </>
  );
}
