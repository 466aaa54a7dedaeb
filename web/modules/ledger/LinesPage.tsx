import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useAccountColumns } from './accountColumns.tsx';
import { Figures } from './Figures.tsx';
import { LedgerNav } from './LedgerNav.tsx';
import { LineActions } from './LineActions.tsx';
import { percentText } from './percent.ts';
import type { Account, Execution } from './types.ts';
import { useYear } from './useYear.ts';
import { YearSelect } from './YearSelect.tsx';

function Totals({ year }: { year: number }) {
  const { t } = useTranslation('ledger');
  const report = useCityQuery<Execution>('ledger/execution', { year, by: 'department' });
  const totals = report.data?.totals;
  if (!totals) return null;
  const items = (['budgetFen', 'heldFen', 'settledFen', 'availableFen'] as const).map((key) => ({
    key,
    label: t(key),
    fen: totals[key],
  }));
  return (
    <Figures
      label={t('totals')}
      items={[...items, { key: 'rate', label: t('rate'), text: percentText(totals.rate) }]}
    />
  );
}

/** Budget lines of a year: what each was given, what is promised, paid and left. */
export default function LinesPage() {
  const { t } = useTranslation('ledger');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const { code, name, owner, functionCode, functionName, rate, money } = useAccountColumns();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Can needs="ledger.write">
            <Button onClick={() => go('ledger/budget/import')}>{t('importBudget')}</Button>
            <LineActions year={year} />
          </Can>
        }
      />
      <LedgerNav />
      {year === undefined ? null : (
        <>
          <Totals year={year} />
          <DataTable<Account>
            name="ledger.lines"
            label={t('lines')}
            path="ledger/accounts"
            query={{ kind: 'line', year: String(year) }}
            columns={[
              code,
              name,
              owner,
              functionCode,
              functionName,
              money('budgetFen'),
              money('heldFen'),
              money('settledFen'),
              money('availableFen'),
              rate,
            ]}
            filters={[{ key: 'unitId', label: t('department'), kind: 'unit', kinds: ['department'] }]}
            search={t('searchAccounts')}
            keyOf={({ id }) => id}
            rowTo={({ id }) => `ledger/accounts/${id}`}
            exportPath="ledger/accounts/export"
            extra={<YearSelect year={year} years={years} onChange={(next) => go('ledger', { year: String(next) })} />}
            empty={t('noLines')}
          />
        </>
      )}
    </>
  );
}
