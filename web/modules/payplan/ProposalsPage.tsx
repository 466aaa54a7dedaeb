import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Flex, Input, Skeleton, Table, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, queryString } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { useErrorText } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { LevelSteps } from '../pay/LevelSteps.tsx';
import '../pay/pay.css';
import { PayNav } from '../pay/PayNav.tsx';
import './payplan.css';
import type { LevelProposal, LevelProposals } from './types.ts';
import { thisMonth } from '../../kit/today.ts';

interface Asked {
  until: string;
  unitId?: string;
  page: number;
}

function Changes({ found, onPage }: { found: LevelProposals; onPage: (page: number) => void }) {
  const { t } = useTranslation(['payplan', 'pay']);
  return (
    <Table<LevelProposal>
      size="small"
      rowKey={({ workerId, fromDay }) => `${workerId} ${fromDay}`}
      scroll={{ x: 'max-content' }}
      dataSource={found.items}
      pagination={{
        current: found.page,
        pageSize: found.pageSize,
        total: found.total,
        showSizeChanger: false,
        onChange: onPage,
      }}
      columns={[
        {
          title: t('name'),
          render: (_, row) => <CityLink to={`pay/levels/workers/${row.workerId}`}>{row.name}</CityLink>,
        },
        { title: t('unit'), render: (_, { streetName, unitName }) => `${streetName ?? ''} ${unitName}` },
        { title: t('before'), align: 'right', render: (_, { before }) => before ?? '—' },
        { title: t('newLevel'), align: 'right', dataIndex: 'level' },
        { title: t('fromDay'), dataIndex: 'fromDay' },
        {
          title: t('why'),
          render: (_, { cause, grade }) => (
            <>
              {t(`cause.${cause}`)}
              {grade?.grade ? ` · ${t('gradeYear', { year: grade.year, grade: t(`pay:grade.${grade.grade}`) })}` : null}
            </>
          ),
        },
      ]}
      expandable={{ expandedRowRender: ({ steps }) => <LevelSteps steps={steps} /> }}
    />
  );
}

function Confirm({ found, asked, onDone }: { found: LevelProposals; asked: Asked; onDone: () => void }) {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const id = useId();
  const [documentNumber, setDocument] = useState('');
  const { until, unitId } = asked;
  const confirm = useAction({
    done: t('did.confirm'),
    run: (reason: string, key) =>
      api.post<{ count: number }>(
        cityPath(city, 'pay/levels/proposals/confirm'),
        {
          until,
          ...(unitId ? { unitId } : {}),
          digest: found.digest,
          reason,
          ...(documentNumber.trim() ? { documentNumber: documentNumber.trim() } : {}),
        },
        key,
      ),
    onDone,
  });
  return (
    <Can needs="pay.facts.write">
      <ConfirmAction
        label={t('confirmAll', { n: found.total })}
        title={t('confirmAsk', { n: found.total, workers: found.workers })}
        withReason
        pending={confirm.pending}
        button={{ type: 'primary', disabled: found.total === 0 }}
        onConfirm={confirm.run}
      >
        <p>{t('confirmNote')}</p>
        <label htmlFor={id}>{t('document')}</label>
        <Input id={id} maxLength={100} value={documentNumber} onChange={({ target }) => setDocument(target.value)} />
      </ConfirmAction>
    </Can>
  );
}

function Found({ found, asked, again }: { found: LevelProposals; asked: Asked; again: (page: number) => void }) {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const { until, unitId } = asked;
  const href = `${cityPath(city, 'pay/levels/proposals/export')}${queryString({ until, unitId, format: 'xlsx' })}`;
  return (
    <section className="panel" aria-label={t('proposals')}>
      {found.pendingYears.length > 0 ? (
        <Alert type="info" showIcon title={t('pending', { years: found.pendingYears.join('、') })} />
      ) : null}
      {found.total === 0 ? <p>{t('noChange')}</p> : null}
      <Flex gap={8} wrap className="payplan-acts">
        {found.byCause.map(({ cause, count }) => (
          <Tag key={cause}>{`${t(`cause.${cause}`)} ${count}`}</Tag>
        ))}
        <span className="push" />
        {found.total > 0 ? <Button href={href}>{t('exportXlsx')}</Button> : null}
        <Confirm found={found} asked={asked} onDone={() => again(1)} />
      </Flex>
      {found.total > 0 ? <Changes found={found} onPage={again} /> : null}
    </section>
  );
}

/** Levels that should change by what is known now: seen first, then confirmed all at once. */
export default function ProposalsPage() {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const errorText = useErrorText();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const named = /^\d{4}-\d{2}$/.exec(String(search['until'] ?? ''))?.[0];
  const [until, setUntil] = useState<string | null>(() => named ?? thisMonth());
  const [unitId, setUnit] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const look = useAction({
    quiet: true,
    refresh: false,
    run: (input: Asked) => api.post<LevelProposals>(cityPath(city, 'pay/levels/proposals'), input),
    onDone: (found, input) => {
      setAsked(input);
      setFound(found);
    },
  });
  const [found, setFound] = useState<LevelProposals | null>(null);
  const ask = (page: number) => until && void look.run({ until, ...(unitId ? { unitId } : {}), page });
  return (
    <>
      <PageHeader title={t('proposals')} note={t('proposalsNote')} />
      <PayNav />
      <Flex gap={12} wrap align="end" className="panel payplan-form">
        <label>
          {t('until')}
          <MonthPicker value={until} onChange={setUntil} />
        </label>
        <label>
          {t('street')}
          <UnitSelect kinds={['street', 'community']} value={unitId} onChange={setUnit} label={t('street')} />
        </label>
        <Button type="primary" disabled={!until} loading={look.pending} onClick={() => ask(1)}>
          {t('look')}
        </Button>
      </Flex>
      {look.error ? <Alert type="warning" showIcon title={errorText(look.error)} /> : null}
      {look.pending && !found ? <Skeleton active /> : null}
      {found && asked ? <Found found={found} asked={asked} again={ask} /> : null}
    </>
  );
}
