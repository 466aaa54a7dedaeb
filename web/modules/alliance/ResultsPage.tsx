import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { AllianceNav } from './AllianceNav.tsx';
import type { Result, Results } from './types.ts';
import { useSettings } from './useSettings.ts';
import { hoursText } from './words.ts';
import { thisYear } from '../../kit/today.ts';

const years = Array.from({ length: 6 }, (_, back) => String(thisYear() - back));

type MoneyKey = 'promisedFen' | 'deliveredFen' | 'paidFen';
const money = (key: MoneyKey, title: string): Column<Result> => ({
  key,
  title,
  sort: true,
  align: 'right',
  render: (row) => <Money fen={row[key]} />,
});

function CheckInsOf({ row, year }: { row: Result; year: string }) {
  const { t } = useTranslation('alliance');
  const search = { organisationId: row.id, state: 'confirmed', from: `${year}-01-01`, until: `${year}-12-31` };
  return (
    <CityLink to="alliance/check-ins" search={search} label={`${row.name} ${t('checkInCount')} ${row.checkIns}`}>
      {row.checkIns}
    </CityLink>
  );
}

function useResultColumns(year: string): Column<Result>[] {
  const { t } = useTranslation('alliance');
  const { kindName } = useSettings();
  const span = { dueFrom: `${year}-01-01`, dueUntil: `${year}-12-31` };
  const drill = (row: Result, text: string, what: string, search: Readonly<Record<string, string>>) => (
    <CityLink
      to="alliance/lines"
      search={{ organisationId: row.id, ...span, ...search }}
      label={`${row.name} ${what} ${text}`}
    >
      {text}
    </CityLink>
  );
  return [
    {
      key: 'name',
      title: t('memberName'),
      sort: true,
      wrap: true,
      render: (row) => <CityLink to={`alliance/organisations/${row.id}`}>{row.name}</CityLink>,
    },
    { key: 'kind', title: t('kind'), hidden: true, render: (row) => kindName(row.kind) },
    { key: 'unit', title: t('seat'), render: (row) => row.unitName },
    {
      key: 'promisedMinutes',
      title: t('promisedHours'),
      sort: true,
      align: 'right',
      render: (row) => drill(row, hoursText(row.promisedMinutes), t('promisedHours'), { promise: 'true' }),
    },
    {
      key: 'deliveredMinutes',
      title: t('deliveredHours'),
      sort: true,
      align: 'right',
      render: (row) => drill(row, hoursText(row.deliveredMinutes), t('deliveredHours'), { counted: 'true' }),
    },
    money('promisedFen', t('promisedMoney')),
    money('deliveredFen', t('deliveredMoney')),
    { ...money('paidFen', t('paidMoney')), sort: false, hidden: true },
    {
      key: 'lines',
      title: t('lineCount'),
      sort: true,
      align: 'right',
      render: (row) => drill(row, String(row.lines), t('lineCount'), { counted: 'true' }),
    },
    {
      key: 'late',
      title: t('late'),
      sort: true,
      align: 'right',
      render: (row) => drill(row, String(row.late), t('late'), { counted: 'true', late: 'true' }),
    },
    { key: 'checkIns', title: t('checkInCount'), sort: true, align: 'right', render: (row) => <CheckInsOf row={row} year={year} /> },
    { key: 'checkInMinutes', title: t('checkInHours'), sort: true, align: 'right', render: (row) => hoursText(row.checkInMinutes) },
    { key: 'members', title: t('checkInMembers'), align: 'right', render: (row) => row.members },
  ]; // prettier-ignore
}

function Totals({ totals, year }: Pick<Results, 'totals' | 'year'>) {
  const { t } = useTranslation('alliance');
  return (
    <div className="alliance-sum">
      <span>{t('sumOf', { year })}</span>
      <span>{t('sumHours', { promised: hoursText(totals.promisedMinutes), delivered: hoursText(totals.deliveredMinutes) })}</span>
      <span>
        {t('sumMoney')} <Money fen={totals.promisedFen} /> / <Money fen={totals.deliveredFen} />
      </span>
      <span>{t('sumCheckIns', { count: totals.checkIns, hours: hoursText(totals.checkInMinutes) })}</span>
      <span>{t('sumLate', { late: totals.late, lines: totals.lines })}</span>
    </div>
  ); // prettier-ignore
}

/** What each organisation promised and did in a year; every figure opens the lines behind it. */
export default function ResultsPage() {
  const { t } = useTranslation('alliance');
  const { year = years[0] ?? '' } = useSearch({ strict: false }) as { year?: string };
  const { kinds } = useSettings();
  return (
    <>
      <PageHeader
        title={t('resultsOf', { year })}
        note={t('resultsNote')}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <AllianceNav />
      <DataTable<Result>
        name="alliance-results"
        label={t('results')}
        path="alliance/results"
        query={{ year }}
        columns={useResultColumns(year)}
        filters={[
          { key: 'year', label: t('year'), kind: 'select', options: years.map((value) => ({ value, label: value })) },
          { key: 'kind', label: t('kind'), kind: 'select', options: kinds },
          { key: 'unitId', label: t('seat'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        search={t('searchMember')}
        keyOf={({ id }) => id}
        exportPath="alliance/results/export"
        summary={(answer) => {
          const { totals, year: of } = answer as unknown as Results;
          return <Totals totals={totals} year={of} />;
        }}
        empty={t('noMembers')}
      />
    </>
  );
}
