import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { useYear } from '../ledger/useYear.ts';
import { YearSelect } from '../ledger/YearSelect.tsx';
import { CodeForm } from './CodeForm.tsx';
import { Codes } from './Codes.tsx';
import { OpenYear } from './OpenYear.tsx';
import type { Chart } from './types.ts';

const kinds = ['source', 'line', 'duty', 'unit', 'payroll', 'spent'] as const;

function Years({ chart }: { chart: Chart }) {
  const { t } = useTranslation(['fund', 'ledger']);
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('books')}>
      <h2>{t('books')}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('state')}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="amount">
                {t(`ledger:kind.${kind}`)}
              </th>
            ))}
            <th scope="col" className="amount">
              {t('codes')}
            </th>
            <th scope="col" className="amount">
              {t('unchecked')}
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.items.map((book) => (
            <tr key={book.year}>
              <th scope="row">
                <CityLink to="ledger/accounts" search={{ year: String(book.year) }}>
                  {t('ledger:yearOf', { year: book.year })}
                </CityLink>
              </th>
              <td>
                <Tag color={book.state === 'open' ? 'green' : 'default'}>{t(`book.${book.state}`)}</Tag>
              </td>
              {kinds.map((kind) => (
                <td key={kind} className="amount">
                  {book.accounts.find((count) => count.kind === kind)?.accounts ?? 0}
                </td>
              ))}
              <td className="amount">{book.codes}</td>
              <td className="amount">{book.unchecked}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('template')}</h3>
      <ul>
        {chart.template.map(({ kind, name, source }) => (
          <li key={`${kind}.${name}`}>
            {t(`ledger:kind.${kind}`)} · {name} <span className="report-note">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The books of the years, what each opens with, and the classification that its lines are chosen from. */
export default function ChartPage() {
  const { t } = useTranslation('fund');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const [entering, setEntering] = useState(false);
  const close = () => setEntering(false);
  const chart = useCityQuery<Chart>('ledger/chart');
  return (
    <>
      <PageHeader
        title={t('chart')}
        note={t('chartNote')}
        actions={
          <Can needs="ledger.write">
            {chart.data ? <OpenYear chart={chart.data} /> : null}
            <Button type="primary" disabled={year === undefined} onClick={() => setEntering(true)}>
              {t('enterCode')}
            </Button>
          </Can>
        }
      />
      <LedgerNav />
      {chart.error ? <Failure error={chart.error} onRetry={() => void chart.refetch()} /> : null}
      {chart.data ? <Years chart={chart.data} /> : chart.error ? null : <Skeleton active />}
      <div className="ledger-toolbar no-print">
        <YearSelect year={year} years={years} onChange={(next) => go('ledger/chart', { year: String(next) })} />
      </div>
      {year === undefined ? null : <Codes year={year} />}
      <FormDrawer title={t('enterCode')} open={entering} onClose={close}>
        {year === undefined ? null : <CodeForm year={year} onDone={close} />}
      </FormDrawer>
    </>
  );
}
