import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useTableState } from '../../kit/useTableState.ts';
import { PayNav } from '../pay/PayNav.tsx';
import './month.css';
import { OneOffForm } from './OneOffForm.tsx';
import type { OneOff } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

function Withdraw({ row }: { row: OneOff }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const withdraw = useAction({
    done: t('withdrawn'),
    run: (reason: string, key) =>
      api.post(cityPath(city, `pay/one-offs/${row.id}/withdraw`), { version: row.version, reason }, key),
  });
  return (
    <ConfirmAction
      label={t('withdraw')}
      title={t('withdrawTitle', { name: row.workerName, item: row.itemName })}
      withReason
      danger
      pending={withdraw.pending}
      button={{ size: 'small' }}
      onConfirm={withdraw.run}
    >
      <Money fen={row.amountFen} />
    </ConfirmAction>
  );
}

function useColumns(): Column<OneOff>[] {
  const { t } = useTranslation('month');
  return [
    { key: 'month', title: t('month'), sort: true, render: (row) => row.month },
    { key: 'name', title: t('worker'), sort: true, render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'item', title: t('item'), render: ({ itemName }) => itemName },
    {
      key: 'amountFen',
      title: t('amount'),
      sort: true,
      align: 'right',
      render: ({ amountFen, deducts }) => <Money fen={deducts ? -amountFen : amountFen} sign />,
    },
    { key: 'reason', title: t('reason'), wrap: true, render: ({ reason }) => reason },
    { key: 'document', title: t('documentNumber'), render: ({ documentNumber }) => documentNumber ?? '—' },
    { key: 'by', title: t('by'), render: ({ recordedName }) => recordedName ?? '—' },
    {
      key: 'state',
      title: t('state'),
      render: (row) =>
        row.withdrawnAt === null ? (
          <Can needs="pay.facts.write">
            <Withdraw row={row} />
          </Can>
        ) : (
          <Tag title={`${row.withdrawnName ?? ''} ${row.withdrawnReason ?? ''}`}>{t('isWithdrawn')}</Tag>
        ),
    },
  ];
}

/** Additions and deductions that come once, with the document that they rest on. */
export default function OneOffsPage() {
  const { t } = useTranslation('month');
  const [adding, setAdding] = useState(false);
  const [state] = useTableState(50);
  const month = state.filters['month'] ?? thisMonth();
  return (
    <>
      <PageHeader
        title={t('oneOffs')}
        note={t('oneOffsNote')}
        actions={
          <Can needs="pay.facts.write">
            <CityLink to="pay/one-offs/import" search={{ month }}>
              {t('importLink')}
            </CityLink>
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('recordOneOff')}
            </Button>
          </Can>
        }
      />
      <PayNav />
      <DataTable<OneOff>
        name="month.oneOffs"
        label={t('oneOffs')}
        path="pay/one-offs"
        columns={useColumns()}
        keyOf={({ id }) => id}
        search={t('search')}
        filters={[
          { key: 'month', label: t('month'), kind: 'month' },
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'standing', label: t('isStanding') },
              { value: 'withdrawn', label: t('isWithdrawn') },
            ],
          },
        ]}
        exportPath="pay/one-offs/export"
        empty={t('noOneOffs')}
      />
      <FormDrawer title={t('recordOneOff')} open={adding} onClose={() => setAdding(false)}>
        <OneOffForm month={month} onDone={() => setAdding(false)} />
      </FormDrawer>
    </>
  );
}
