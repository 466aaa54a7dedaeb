import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Instant } from '../../kit/Day.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column, ListAnswer } from '../../kit/table.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { ConfirmDays } from './ConfirmDays.tsx';
import './month.css';
import { ObjectionState } from './Thread.tsx';
import type { ObjectionListed } from './types.ts';

interface Counted extends ListAnswer<ObjectionListed> {
  counts: { open: number; answered: number; settled: number };
}

/** Objections of workers to their payslips: what waits for an answer comes first. */
export default function ObjectionsPage() {
  const { t } = useTranslation('month');
  const [days, setDays] = useState(false);
  const columns: Column<ObjectionListed>[] = [
    { key: 'state', title: t('state'), render: ({ state }) => <ObjectionState state={state} /> },
    { key: 'month', title: t('month'), render: ({ month }) => month },
    { key: 'worker', title: t('worker'), render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'line', title: t('about'), render: ({ lineName }) => lineName ?? t('wholeSlip') },
    { key: 'text', title: t('lastWord'), wrap: true, render: ({ text }) => text },
    { key: 'openedAt', title: t('opened'), sort: true, render: ({ openedAt }) => <Instant value={openedAt} /> },
    { key: 'movedAt', title: t('moved'), sort: true, render: ({ movedAt }) => <Instant value={movedAt} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('objections')}
        note={t('objectionsNote')}
        actions={
          <Can needs="pay.scheme.write">
            <Button onClick={() => setDays(true)}>{t('confirmDays')}</Button>
          </Can>
        }
      />
      <PayNav />
      <DataTable<ObjectionListed>
        name="month.objections"
        label={t('objections')}
        path="pay/objections"
        columns={columns}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `pay/objections/${id}`}
        search={t('search')}
        filters={[
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: (['open', 'answered', 'settled'] as const).map((value) => ({
              value,
              label: t(`objection.${value}`),
            })),
          },
          { key: 'month', label: t('month'), kind: 'month' },
          { key: 'unitId', label: t('unit'), kind: 'unit' },
        ]}
        summary={(answer) => t('objectionCounts', { ...(answer as Counted).counts })}
        empty={t('noObjections')}
      />
      <FormDrawer title={t('confirmDays')} open={days} onClose={() => setDays(false)}>
        <ConfirmDays onDone={() => setDays(false)} />
      </FormDrawer>
    </>
  );
}
