import { Button, Form as AntdForm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money, MoneyInput } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { wageKinds } from '../paytax/wageKinds.ts';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import type { DeclaredWage } from './types.ts';
import { WorkerSelect } from './WorkerSelect.tsx';

/** The route takes a list under one month; the form declares for one worker. */
const listOf = ({ fromMonth, kind, items }: Record<string, unknown>) => ({ fromMonth, kind, items });

function DeclareWage({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['pay', 'paytax']);
  const city = useCitySlug();
  const declare = useAction({
    quiet: true,
    done: t('did.wage'),
    run: (input: unknown, key) => api.put(cityPath(city, 'pay/declared-wages'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <Form schema={null} action={declare} submitLabel={t('declareWage')} initial={{ kind: 'both' }} shape={listOf}>
      <AntdForm.Item name={['items', 0, 'workerId']} label={t('name')} rules={required}>
        <WorkerSelect />
      </AntdForm.Item>
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required} extra={t('wageNote')}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="kind" label={t('paytax:wageKind')} rules={required} extra={t('paytax:wageKindNote')}>
        <Select options={wageKinds.map((value) => ({ value, label: t(`paytax:wageKind.${value}`) }))} />
      </AntdForm.Item>
      <AntdForm.Item name={['items', 0, 'wageFen']} label={t('input.wageFen')} rules={required}>
        <MoneyInput />
      </AntdForm.Item>
    </Form>
  );
}

/** The wages that contributions count from, with the month from which each holds. */
export default function WagesPage() {
  const { t } = useTranslation(['pay', 'paytax']);
  const go = useCityNavigate();
  const [declaring, setDeclaring] = useState(false);
  const columns: Column<DeclaredWage>[] = [
    { key: 'name', title: t('name'), sort: true, render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'fromMonth', title: t('fromMonth'), sort: true, render: ({ fromMonth }) => fromMonth },
    { key: 'kind', title: t('paytax:wageKind'), render: ({ kind }) => t(`paytax:wageKind.${kind}`) },
    { key: 'effective', title: t('paytax:effectiveMonth'), render: ({ effectiveMonth }) => effectiveMonth },
    { key: 'wage', title: t('input.wageFen'), align: 'right', render: ({ wageFen }) => <Money fen={wageFen} /> },
  ];
  const declare = (
    <Can needs="pay.facts.write">
      <Button onClick={() => go('pay/wages/import')}>{t('paytax:importWages')}</Button>
      <Button type="primary" onClick={() => setDeclaring(true)}>
        {t('declareWage')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('wages')} note={t('wagesNote')} actions={declare} />
      <PayNav />
      <DataTable<DeclaredWage>
        name="pay.wages"
        label={t('wages')}
        path="pay/declared-wages"
        columns={columns}
        keyOf={({ id }) => id}
        search={t('searchName')}
        filters={[
          {
            key: 'kind',
            label: t('paytax:wageKind'),
            kind: 'select',
            options: wageKinds.map((value) => ({ value, label: t(`paytax:wageKind.${value}`) })),
          },
          { key: 'month', label: t('inMonth'), kind: 'month' },
        ]}
        empty={t('noWages')}
      />
      <FormDrawer title={t('declareWage')} open={declaring} onClose={() => setDeclaring(false)}>
        <DeclareWage onDone={() => setDeclaring(false)} />
      </FormDrawer>
    </>
  );
}
