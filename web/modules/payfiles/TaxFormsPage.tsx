import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { TrustTag } from '../pay/TrustTag.tsx';
import './files.css';
import { TaxFormForm } from './TaxFormForm.tsx';
import type { TaxForm } from './types.ts';

/** Below so many pixels the table scrolls rather than break its words. */
const readable = 520;

/** Which columns the withholding client takes in, from which month on. */
export default function TaxFormsPage() {
  const { t } = useTranslation('payfiles');
  const [start, setStart] = useState<TaxForm | null>(null);
  const list = useCityQuery<{ items: TaxForm[] }>('pay/tax-forms');
  return (
    <>
      <PageHeader title={t('taxForms')} note={t('taxFormsNote')} />
      <PayNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data ? (
        <Table<TaxForm>
          rowKey={({ id, fromMonth }) => id ?? fromMonth}
          pagination={false}
          scroll={{ x: readable }}
          dataSource={list.data.items}
          columns={[
            { title: t('fromMonth'), dataIndex: 'fromMonth', render: (month: string) => <Day value={month} /> },
            {
              title: t('source'),
              key: 'source',
              render: (_, { source, trust }) => (
                <>
                  {source} <TrustTag trust={trust} />
                </>
              ),
            },
            {
              title: t('columnCount'),
              key: 'columns',
              align: 'right',
              render: (_, { definition }) => definition.people.columns.length + definition.wages.columns.length,
            },
            {
              title: '',
              key: 'change',
              render: (_, form) => <Button onClick={() => setStart(form)}>{t('nextForm')}</Button>,
            },
          ]}
        />
      ) : null}
      <FormDrawer title={t('nextForm')} open={start !== null} onClose={() => setStart(null)} width={960}>
        {start ? <TaxFormForm start={start} onDone={() => setStart(null)} /> : null}
      </FormDrawer>
    </>
  );
}
