import { useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AsOfFields, asOfSearch } from './AsOfFields.tsx';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { percentText } from './percent.ts';
import { Rate } from './Rate.tsx';
import { PaperHead } from './PaperHead.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { Signatures } from './Signatures.tsx';
import type { Execution, ExecutionRow } from './types.ts';
import { useYear } from './useYear.ts';
import { YearSelect } from './YearSelect.tsx';

const groups = ['department', 'line', 'code', 'street', 'community', 'duty'] as const;
const moneyKeys = ['budgetFen', 'heldFen', 'settledFen', 'availableFen'] as const;
type Group = (typeof groups)[number];

function NameCell({ row, by, year }: { row: ExecutionRow; by: Group; year: number }) {
  if (by === 'line') return <CityLink to={`ledger/accounts/${row.key}`}>{row.name}</CityLink>;
  if (by === 'duty') return <CityLink to={`duties/${row.key}`}>{row.name}</CityLink>;
  if (by === 'department') {
    return (
      <CityLink to="ledger" search={{ year: String(year), unitId: row.key }}>
        {row.name}
      </CityLink>
    );
  }
  const search = by === 'code' ? { year: String(year), q: row.key } : { year: String(year), unitId: row.key };
  return (
    <CityLink to={by === 'code' ? 'ledger' : 'ledger/accounts'} search={search}>
      {row.name}
    </CityLink>
  );
}

function Amounts({ row }: { row: Omit<ExecutionRow, 'key' | 'name' | 'lines'> }) {
  return (
    <>
      {moneyKeys.map((key) => (
        <td key={key} className="amount">
          <Money fen={row[key]} />
        </td>
      ))}
      <td className="amount">
        <Rate rate={row.rate} />
      </td>
      <td className="amount">
        <Money fen={row.lastYear?.settledFen} />
      </td>
      <td className="amount">{percentText(row.lastYear?.rate ?? null)}</td>
    </>
  );
}

function Report({ report }: { report: Execution }) {
  const { t } = useTranslation('ledger');
  if (report.rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noRows')} />;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('execution')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t(`by.${report.by}`)}</th>
            {moneyKeys.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(key)}
              </th>
            ))}
            <th scope="col" className="amount">
              {t('rate')}
            </th>
            <th scope="col" className="amount">
              {t('lastYearSettled', { day: report.beforeDay })}
            </th>
            <th scope="col" className="amount">
              {t('lastYearRate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <NameCell row={row} by={report.by} year={report.year} />
              </th>
              <Amounts row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('totals')}</th>
            <Amounts row={report.totals} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** How far the year's budget has been carried out, from whichever side one looks. */
export default function ExecutionPage() {
  const { t } = useTranslation('ledger');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const by = groups.find((group) => group === search['by']) ?? 'department';
  const asOf = asOfSearch(search);
  const asked = { by, year: String(year ?? ''), ...asOf };
  const query = useCityQuery<Execution>('ledger/execution', asked, { enabled: year !== undefined, keep: true });
  const show = (change: Record<string, string>) => go('ledger/execution', { ...asked, ...change });
  return (
    <>
      <PageHeader
        title={t('execution')}
        note={t(by === 'duty' || by === 'street' || by === 'community' ? 'promisedNote' : 'executionNote')}
        actions={<ReportLinks path="ledger/execution/export" query={asked} />}
      />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <Segmented
          aria-label={t('by')}
          value={by}
          options={groups.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => show({ by: value })}
        />
        <YearSelect year={year} years={years} onChange={(next) => show({ year: String(next) })} />
        <AsOfFields asOf={asOf} onChange={(next) => go('ledger/execution', { by, year: asked.year, ...next })} />
      </div>
      <PaperHead year={year} asOf={asOf} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Report report={query.data} /> : <Skeleton active />}
      <Signatures />
    </>
  );
}
