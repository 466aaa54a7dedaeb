import { useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import { Signatures } from '../ledger/Signatures.tsx';
import { YearSelect } from '../ledger/YearSelect.tsx';
import { Closings } from './Closings.tsx';
import type { Chart, YearClosings, YearPreview } from './types.ts';
import { YearEndForm } from './YearEndForm.tsx';
import { YearEndPreview } from './YearEndPreview.tsx';
import { asQuery, byRule, type Decision } from './yearEnd.ts';

function Asking({ year, preview, decision }: { year: number; preview: YearPreview; decision: Decision }) {
  const { t } = useTranslation('fund');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('askClosing')}
      </Button>
      <FormDrawer title={t('askClosingTitle', { year })} open={open} onClose={close}>
        <YearEndForm year={year} preview={preview} decision={decision} onDone={close} />
      </FormDrawer>
    </>
  );
}

/** How a year ends: what comes back, what is carried, asked by one and decided by another. */
export default function YearEndPage() {
  const { t } = useTranslation('fund');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const go = useCityNavigate();
  const writes = useCan('ledger.write');
  const chart = useCityQuery<Chart>('ledger/chart');
  const closings = useCityQuery<YearClosings>('ledger/year-closings');
  const years = (chart.data?.items ?? []).map(({ year }) => year);
  const oldestOpen = chart.data?.items.findLast(({ state }) => state === 'open')?.year;
  const year = Number(search['year']) || oldestOpen || years[0];
  const [decision, setDecision] = useState<Decision>(byRule);
  const standing = closings.data?.items.some((each) => each.fiscalYear === year && each.state !== 'declined');
  const ready = year !== undefined && standing === false;
  const preview = useCityQuery<YearPreview>(
    'ledger/year-closings/preview',
    { year, ...asQuery(decision) },
    { enabled: ready, keep: true },
  );
  const error = chart.error ?? closings.error ?? preview.error;
  return (
    <>
      <PageHeader
        title={t('yearEnd')}
        note={t('yearEndNote')}
        actions={
          <>
            {ready && writes && preview.data ? <Asking year={year} preview={preview.data} decision={decision} /> : null}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <LedgerNav />
      <div className="ledger-toolbar no-print">
        <YearSelect
          year={year}
          years={years}
          onChange={(next) => {
            setDecision(byRule);
            go('ledger/year-end', { year: String(next) });
          }}
        />
      </div>
      {error ? <Failure error={error} onRetry={() => void preview.refetch()} /> : null}
      {closings.data ? <Closings closings={closings.data} year={year} /> : error ? null : <Skeleton active />}
      {ready && preview.data ? (
        <YearEndPreview preview={preview.data} decision={decision} onDecide={setDecision} />
      ) : null}
      <Signatures />
    </>
  );
}
