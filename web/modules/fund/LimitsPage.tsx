import { Button, Empty, Form as AntdForm, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker, Day, Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, MoneyInput } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import '../ledger/ledger.css';
import { LedgerNav } from '../ledger/LedgerNav.tsx';
import type { Limits } from './types.ts';

function LimitForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const set = useAction({
    quiet: true,
    done: t('done.limit'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'ledger/limits'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <Form schema={null} action={set} submitLabel={t('newLimit')}>
      <AntdForm.Item name="fromDay" label={t('limitFrom')} rules={required} extra={t('limitFromNote')}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="settlementFen" label={t('limit')} rules={required} extra={t('limitNote')}>
        <MoneyInput min={0} />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('document')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[...required, { min: 2, message: t('required') }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function Rows({ limits }: { limits: Limits }) {
  const { t } = useTranslation('fund');
  if (limits.items.length === 0) return <Empty description={t('noLimits')} />;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('limits')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('limitFrom')}</th>
            <th scope="col" className="amount">
              {t('limit')}
            </th>
            <th scope="col">{t('document')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('enteredBy')}</th>
          </tr>
        </thead>
        <tbody>
          {limits.items.map((limit) => (
            <tr key={limit.id}>
              <th scope="row">
                <Day value={limit.fromDay} />{' '}
                <Tag {...(limit.state === 'standing' ? { color: 'green' } : {})}>{t(`limit.${limit.state}`)}</Tag>
              </th>
              <td className="amount">
                <Money fen={limit.settlementFen} />
              </td>
              <td>{limit.documentNumber}</td>
              <td className="report-words">{limit.reason}</td>
              <td>
                {limit.recordedByName} <Instant value={limit.recordedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** From which amount on a payment takes two people: each limit from its day on. */
export default function LimitsPage() {
  const { t } = useTranslation('fund');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const query = useCityQuery<Limits>('ledger/limits');
  return (
    <>
      <PageHeader
        title={t('limits')}
        note={t('limitsNote')}
        actions={
          <Can needs="ledger.reverse.approve">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('newLimit')}
            </Button>
          </Can>
        }
      />
      <LedgerNav />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Rows limits={query.data} /> : query.error ? null : <Skeleton active />}
      <FormDrawer title={t('newLimit')} open={open} onClose={close}>
        <LimitForm onDone={close} />
      </FormDrawer>
    </>
  );
}
