import { Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day, Instant } from '../../kit/Day.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { PapersButton } from './PapersButton.tsx';
import { Signatures } from './Signatures.tsx';
import { SettleForm } from './SettleForm.tsx';
import type { Hold } from './types.ts';

/** Spans that the filter offers; the route takes any. */
const idleSpans = [30, 90, 180, 365] as const;
const states = ['open', 'settled', 'voided', 'expired'] as const;

function Free({ hold }: { hold: Hold }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const free = useAction({
    done: t('done.freed'),
    run: (input: { reason: string }, key) => api.post(cityPath(city, `ledger/holds/${hold.id}/void`), input, key),
  });
  return (
    <ConfirmAction
      label={t('act.void')}
      title={t('voidTitle', { purpose: hold.purpose })}
      withReason
      withPaper
      button={{ size: 'small' }}
      pending={free.pending}
      onConfirm={(reason, paper) => free.run({ reason, ...paper })}
    />
  );
}

/** What belongs to a duty is settled and freed there. */
function Acts({ hold, onSettle }: { hold: Hold; onSettle: (hold: Hold) => void }) {
  const { t } = useTranslation('ledger');
  if (hold.subjectType === 'duty' && hold.subjectId) {
    return <CityLink to={`duties/${hold.subjectId}`}>{t('toDuty')}</CityLink>;
  }
  if (hold.state !== 'open' || hold.subjectType !== null) return null;
  return (
    <Space>
      <Button size="small" onClick={() => onSettle(hold)}>
        {t('act.settle')}
      </Button>
      <Free hold={hold} />
    </Space>
  );
}

function useColumns(onSettle: (hold: Hold) => void): Column<Hold>[] {
  const { t } = useTranslation('ledger');
  const writes = useCan('ledger.write');
  const acts: Column<Hold> = {
    key: 'act',
    title: t('acts'),
    render: (hold) => <Acts hold={hold} onSettle={onSettle} />,
  };
  return [
    {
      key: 'account',
      title: t('account'),
      wrap: true,
      render: (hold) => (
        <CityLink to={`ledger/accounts/${hold.accountId}`}>{`${hold.accountCode} ${hold.accountName}`}</CityLink>
      ),
    },
    { key: 'payee', title: t('kind.unit'), render: (hold) => hold.payeeUnitName ?? '—' },
    { key: 'purpose', title: t('purpose'), wrap: true, render: (hold) => hold.purpose },
    {
      key: 'amountFen',
      title: t('amount'),
      align: 'right',
      sort: true,
      render: (hold) => <Money fen={hold.amountFen} />,
    },
    { key: 'settledFen', title: t('settledFen'), align: 'right', render: (hold) => <Money fen={hold.settledFen} /> },
    { key: 'state', title: t('state'), render: (hold) => <Tag>{t(`hold.${hold.state}`)}</Tag> },
    {
      key: 'deadlineDay',
      title: t('deadline'),
      sort: true,
      render: (hold) => (
        <>
          <Day value={hold.deadlineDay} /> {hold.overdue ? <Tag color="red">{t('overdue')}</Tag> : null}
        </>
      ),
    },
    { key: 'openedAt', title: t('openedAt'), hidden: true, render: (hold) => <Instant value={hold.openedAt} /> },
    {
      key: 'documents',
      title: t('documentNumber'),
      hidden: true,
      render: (hold) => [hold.documentNumber, hold.endDocumentNumber].filter(Boolean).join('、') || '—',
    },
    { key: 'openedBy', title: t('maker'), render: (hold) => hold.openedByName },
    {
      key: 'papers',
      title: t('holdPapers'),
      render: (hold) => (
        // What is kept of a hold is a hold of the same root: its papers stay with it.
        <PapersButton subjectType="ledger.hold" subjectId={hold.rootId} of={hold.purpose} label={t('holdPapers')}>
          {`${hold.accountCode} ${hold.accountName} · ${hold.purpose}`}
        </PapersButton>
      ),
    },
    ...(writes ? [acts] : []),
  ];
}

/** The clock frees what is overdue each night; whoever does not wait for it does so here. */
function Expire() {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const expire = useAction({
    done: t('done.expired'),
    run: (paper: object, key) => api.post(cityPath(city, 'ledger/holds/expire'), paper, key),
  });
  return (
    <ConfirmAction
      label={t('act.expire')}
      title={t('expireTitle')}
      withPaper
      pending={expire.pending}
      onConfirm={(_, paper) => expire.run(paper)}
    >
      <p>{t('expireNote')}</p>
    </ConfirmAction>
  );
}

/** What is promised, to whom, and until when. */
export default function HoldsPage() {
  const { t } = useTranslation('ledger');
  const [settling, setSettling] = useState<Hold | null>(null);
  return (
    <>
      <PageHeader
        title={t('holds')}
        note={t('holdsNote')}
        actions={
          <>
            <Can needs="ledger.write">
              <Expire />
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <LedgerNav />
      <DataTable<Hold>
        name="ledger.holds"
        label={t('holds')}
        path="ledger/holds"
        columns={useColumns(setSettling)}
        filters={[
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`hold.${value}`) })),
          },
          {
            key: 'overdue',
            label: t('overdue'),
            kind: 'select',
            options: [{ value: 'true', label: t('overdueOnly') }],
          },
          {
            key: 'idleDays',
            label: t('idle'),
            kind: 'select',
            options: idleSpans.map((days) => ({ value: String(days), label: t('idleDays', { days }) })),
          },
        ]}
        exportPath="ledger/holds/export"
        keyOf={({ id }) => id}
      />
      <Signatures />
      <FormDrawer title={t('act.settle')} open={settling !== null} onClose={() => setSettling(null)}>
        {settling ? <SettleForm hold={settling} onDone={() => setSettling(null)} /> : null}
      </FormDrawer>
    </>
  );
}
