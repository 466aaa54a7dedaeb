import { useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { Rate } from './Rate.tsx';
import { ReportLinks } from './ReportLinks.tsx';
import { Signatures } from './Signatures.tsx';
import type { Execution, ExecutionRow } from './types.ts';
import { useYear } from './useYear.ts';
import { YearSelect } from './YearSelect.tsx';

const groups = ['department', 'line', 'code', 'street', 'duty'] as const;
const moneyKeys = ['budgetFen', 'heldFen', 'settledFen', 'availableFen'] as const;
type Group = (typeof groups)[number];

function NameCell({ row, by }: { row: ExecutionRow; by: Group }) {
  if (by === 'line') return <CityLink to={`ledger/accounts/${row.key}`}>{row.name}</CityLink>;
  if (by === 'duty') return <CityLink to={`duties/${row.key}`}>{row.name}</CityLink>;
  if (by === 'department') {
    return (
      <CityLink to="ledger" search={{ unitId: row.key }}>
        {row.name}
      </CityLink>
    );
  }
  return row.name;
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
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <NameCell row={row} by={report.by} />
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
  const query = useCityQuery<Execution>('ledger/execution', { year, by }, { enabled: year !== undefined, keep: true });
  const show = (change: { by?: string; year?: string }) =>
    go('ledger/execution', { by, year: String(year ?? ''), ...change });
  return (
    <>
      <PageHeader
        title={t('execution')}
        note={t(by === 'duty' || by === 'street' ? 'promisedNote' : 'executionNote')}
        actions={<ReportLinks path="ledger/execution/export" query={{ year: String(year ?? ''), by }} />}
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
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Report report={query.data} /> : <Skeleton active />}
      <Signatures />
    </>
  );
}
