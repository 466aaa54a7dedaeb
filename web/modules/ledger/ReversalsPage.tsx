import { Checkbox, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker, Instant } from '../../kit/Day.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan, useSession } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { LedgerNav } from './LedgerNav.tsx';
import { PapersButton } from './PapersButton.tsx';
import type { Reversal } from './types.ts';

function Decide({ reversal }: { reversal: Reversal }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const [force, setForce] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const path = (verb: string) => cityPath(city, `ledger/reversals/${reversal.id}/${verb}`);
  const approve = useAction({
    done: t('done.posted'),
    run: (forced: boolean, key) =>
      api.post(
        path('approve'),
        { version: reversal.version, force: forced, ...(day ? { effectiveDay: day } : {}) },
        key,
      ),
  });
  const decline = useAction({
    done: t('done.declined'),
    run: (reason: string, key) => api.post(path('decline'), { version: reversal.version, reason }, key),
  });
  return (
    <Space>
      <ConfirmAction
        label={t('act.approve')}
        title={t('approveTitle', { voucher: reversal.voucher })}
        danger
        button={{ size: 'small' }}
        pending={approve.pending}
        onConfirm={() => approve.run(force)}
      >
        <p>{t('approveNote')}</p>
        <p>{t('approveDay')}</p>
        <DayPicker placeholder={t('today')} value={day} onChange={setDay} />
        <Checkbox checked={force} onChange={(event) => setForce(event.target.checked)}>
          {t('force')}
        </Checkbox>
      </ConfirmAction>
      <ConfirmAction
        label={t('act.decline')}
        title={t('declineTitle')}
        withReason
        button={{ size: 'small' }}
        pending={decline.pending}
        onConfirm={decline.run}
      />
    </Space>
  );
}

function useColumns(): Column<Reversal>[] {
  const { t } = useTranslation('ledger');
  const approves = useCan('ledger.reverse.approve');
  const me = useSession().user.id;
  return [
    {
      key: 'voucher',
      title: t('voucherNumber'),
      render: (row) => <CityLink to={`ledger/transactions/${row.transactionId}`}>{row.voucher}</CityLink>,
    },
    { key: 'memo', title: t('memo'), wrap: true, render: (row) => row.memo },
    { key: 'amountFen', title: t('amount'), align: 'right', render: (row) => <Money fen={row.amountFen} /> },
    {
      key: 'reason',
      title: t('reason'),
      wrap: true,
      render: (row) => [row.reason, row.documentNumber].filter(Boolean).join('　'),
    },
    {
      key: 'papers',
      title: t('requestPapers'),
      render: (row) => <PapersButton subjectType="ledger.reversal" subjectId={row.id} of={row.voucher} />,
    },
    { key: 'asked', title: t('askedBy'), render: (row) => row.askedByName },
    { key: 'askedAt', title: t('askedAt'), render: (row) => <Instant value={row.askedAt} /> },
    { key: 'state', title: t('state'), render: (row) => <Tag>{t(`reversal.${row.state}`)}</Tag> },
    {
      key: 'decided',
      title: t('checker'),
      render: (row) => {
        if (row.state !== 'asked') return row.decidedByName;
        if (!approves) return '—';
        return row.askedBy === me ? t('secondPerson') : <Decide reversal={row} />;
      },
    },
  ];
}

/** Corrections that were asked for, and who decided on them. */
export default function ReversalsPage() {
  const { t } = useTranslation('ledger');
  const states = ['asked', 'posted', 'declined'] as const;
  return (
    <>
      <PageHeader title={t('reversals')} note={t('reversalsNote')} />
      <LedgerNav />
      <DataTable<Reversal>
        name="ledger.reversals"
        label={t('reversals')}
        path="ledger/reversals"
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`reversal.${value}`) })),
          },
        ]}
        keyOf={({ id }) => id}
      />
    </>
  );
}
