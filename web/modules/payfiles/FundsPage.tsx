import { Alert, Button, Form as AntdForm, Input, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { PayNav } from '../pay/PayNav.tsx';
import './files.css';
import type { Fund, Funds } from './types.ts';

interface Account {
  id: string;
  code: string;
  name: string;
  unitName: string;
  availableFen: number;
}

/** Which account a fund draws on: a budget line, or the account through which a duty pays its people. */
function FundForm({ year, start, onDone }: { year: number; start: Partial<Fund>; onDone: () => void }) {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const lines = useCityQuery<{ items: Account[] }>('ledger/accounts', { kind: 'line', year, pageSize: 200 });
  const duties = useCityQuery<{ items: Account[] }>('ledger/accounts', { kind: 'duty', year, pageSize: 200 });
  const save = useAction({
    quiet: true,
    done: t('did'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/funds'), input, key),
    onDone,
  });
  const required = useRequired();
  const [accountId, setAccountId] = useState(start.accountId);
  const ofDuty = duties.data?.items.some(({ id }) => id === accountId) ?? false;
  const optionOf = ({ id, code, name, unitName, availableFen }: Account) => ({
    value: id,
    label: `${code} ${name} · ${unitName} · ${t('available')} ${yuanText(availableFen)}`,
  });
  const accounts = [...(lines.data?.items ?? []), ...(duties.data?.items ?? [])];
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={{ code: start.code, name: start.name, accountId: start.accountId, purposeId: start.purposeId }}
      shape={({ purposeId, ...values }) => ({
        ...values,
        fiscalYear: year,
        ...(ofDuty && purposeId ? { purposeId } : {}),
      })}
    >
      <AntdForm.Item name="code" label={t('fundCode')} rules={required}>
        <Input maxLength={32} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('fundName')} rules={required}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <AntdForm.Item name="accountId" label={t('accountOfFund')} rules={required}>
        <Select
          loading={lines.isLoading || duties.isLoading}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={setAccountId}
          options={accounts.map(optionOf)}
        />
      </AntdForm.Item>
      {ofDuty ? (
        <AntdForm.Item name="purposeId" label={t('purposeOfFund')} extra={t('purposeOfFundNote')}>
          <Select
            allowClear
            loading={lines.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            options={(lines.data?.items ?? []).map(optionOf)}
          />
        </AntdForm.Item>
      ) : null}
    </Form>
  );
}

/** Funds of a year: who pays for which part of pay. */
export default function FundsPage() {
  const { t } = useTranslation('payfiles');
  const [year, setYear] = useState<number | undefined>();
  const [start, setStart] = useState<Partial<Fund> | null>(null);
  const years = useCityQuery<{ items: { year: number }[] }>('ledger/years');
  const list = useCityQuery<Funds>('pay/funds', { year }, { keep: true });
  const funds = list.data;
  const map = (fund: Partial<Fund>) => (
    <Can needs="ledger.write">
      <Button onClick={() => setStart(fund)}>{fund.id ? t('change') : t('mapFund')}</Button>
    </Can>
  );
  return (
    <>
      <PageHeader
        title={t('funds')}
        note={t('fundsNote')}
        actions={
          <>
            <Select
              aria-label={t('year')}
              value={funds?.year ?? null}
              options={(years.data?.items ?? []).map((each) => ({ value: each.year, label: String(each.year) }))}
              onChange={(chosen: number | null) => setYear(chosen ?? undefined)}
            />
            {map({})}
          </>
        }
      />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {funds && funds.unmapped.length > 0 ? (
        <Alert type="warning" showIcon title={t('fundUnmapped', { codes: funds.unmapped.join('、') })} />
      ) : null}
      {funds ? (
        <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('funds')}>
          <Table<Fund>
            rowKey="id"
            pagination={false}
            dataSource={funds.items}
            columns={[
              { title: t('fundCode'), dataIndex: 'code' },
              { title: t('fundName'), dataIndex: 'name' },
              { title: t('accountOfFund'), dataIndex: 'account' },
              { title: t('purposeOfFund'), dataIndex: 'purpose', render: (line: string | null) => line ?? '—' },
              {
                title: t('available'),
                dataIndex: 'availableFen',
                align: 'right',
                render: (fen: number) => <Money fen={fen} />,
              },
              { title: t('takenAt'), dataIndex: 'recordedAt', render: (at: string) => <Instant value={at} /> },
              { title: '', key: 'change', render: (_, fund) => map(fund) },
            ]}
          />
        </div>
      ) : null}
      <FormDrawer title={t('mapFund')} open={start !== null} onClose={() => setStart(null)}>
        {start && funds ? <FundForm year={funds.year} start={start} onDone={() => setStart(null)} /> : null}
      </FormDrawer>
    </>
  );
}
