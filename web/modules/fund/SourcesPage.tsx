import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { Signatures } from '../ledger/Signatures.tsx';
import { useYear } from '../ledger/useYear.ts';
import { YearSelect } from '../ledger/YearSelect.tsx';
import { ReportLinks } from '../ledger/ReportLinks.tsx';
import { DrawOrder } from './DrawOrder.tsx';
import { SourceForm } from './SourceForm.tsx';
import type { Source, Sources } from './types.ts';

const moneyKeys = ['givenFen', 'lineFen', 'dutyFen', 'unitFen', 'payrollFen', 'spentFen'] as const;

/** What a restricted source may serve, in words; a free one says so. */
function Purposes({ source }: { source: Source }) {
  const { t } = useTranslation('fund');
  if (!source.purposes) return t('unrestricted');
  const { functionCodes, economicCodes, departmentNames } = source.purposes;
  const parts = [
    functionCodes.length > 0 ? t('purpose.function', { codes: functionCodes.join('、') }) : null,
    economicCodes.length > 0 ? t('purpose.economic', { codes: economicCodes.join('、') }) : null,
    departmentNames.length > 0 ? t('purpose.department', { names: departmentNames.join('、') }) : null,
  ];
  return parts.filter((part) => part !== null).join('；');
}

function Report({ report }: { report: Sources }) {
  const { t } = useTranslation('fund');
  if (report.items.length === 0) return <Empty description={t('noSources')} />;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('sources')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('restriction')}</th>
            <th scope="col">{t('receivedDay')}</th>
            <th scope="col">{t('document')}</th>
            {moneyKeys.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.items.map((source) => (
            <tr key={source.id}>
              <th scope="row">
                <CityLink to={`ledger/accounts/${source.id}`}>{`${source.code} ${source.name}`}</CityLink>{' '}
                <span className="no-print">
                  <CityLink to={`ledger/sources/${source.id}`}>{t('toTranches')}</CityLink>
                </span>
              </th>
              <td className="report-words">
                <Purposes source={source} />
              </td>
              <td>
                <Day value={source.receivedDay} />
              </td>
              <td>{source.documentNumber ?? '—'}</td>
              {moneyKeys.map((key) => (
                <td key={key} className="amount">
                  <Money fen={source[key]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('totals')}
            </th>
            {moneyKeys.map((key) => (
              <td key={key} className="amount">
                <Money fen={report.items.reduce((total, source) => total + source[key], 0)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Where the city's money comes from, what each source may serve, and where its money is now. */
export default function SourcesPage() {
  const { t } = useTranslation('fund');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const asked = { year: String(year ?? '') };
  const query = useCityQuery<Sources>('ledger/sources', asked, { enabled: year !== undefined, keep: true });
  return (
    <>
      <PageHeader
        title={t('sources')}
        note={t('sourcesNote')}
        actions={
          <>
            <Can needs="ledger.write">
              <Button type="primary" onClick={() => setOpen(true)}>
                {t('newSource')}
              </Button>
            </Can>
            <ReportLinks path="ledger/sources/export" query={asked} />
          </>
        }
      />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <YearSelect year={year} years={years} onChange={(next) => go('ledger/sources', { year: String(next) })} />
        {query.data ? (
          <DrawOrder
            key={`${query.data.year}.${query.data.drawOrder}`}
            year={query.data.year}
            drawOrder={query.data.drawOrder}
          />
        ) : null}
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Report report={query.data} /> : query.error ? null : <Skeleton active />}
      <Signatures />
      <FormDrawer title={t('newSource')} open={open} onClose={close}>
        <SourceForm year={year} onDone={close} />
      </FormDrawer>
    </>
  );
}
