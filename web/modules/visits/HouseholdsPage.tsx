import { Button, Form as AntdForm, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useGridTree } from '../../kit/useGridTree.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Listed } from './types.ts';
import { useKinds } from './useKinds.ts';
import { VisitNav } from './VisitNav.tsx';
import './visits.css';
import { relations, riskColors, risks } from './words.ts';

const { Item } = AntdForm;

function RegisterFields() {
  const { t } = useTranslation('visits');
  const { options } = useKinds();
  const grids = useGridTree();
  const required = useRequired();
  return (
    <>
      <Item name="gridId" label={t('grid')} rules={required}>
        <UnitSelect units={grids} kinds={['grid']} label={t('grid')} />
      </Item>
      <Item name="place" label={t('place')} rules={required} extra={t('placeNote')}>
        <Input maxLength={60} />
      </Item>
      <Item name="address" label={t('address')} rules={required} extra={t('sealedNote')}>
        <Input maxLength={200} autoComplete="off" />
      </Item>
      <Item name="name" label={t('headName')} rules={required}>
        <Input maxLength={50} autoComplete="off" />
      </Item>
      <Item name="relation" label={t('relationLabel')} rules={required}>
        <Select options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))} />
      </Item>
      <Item name="identity" label={t('identity')}>
        <Input maxLength={18} autoComplete="off" />
      </Item>
      <Item name="contact" label={t('contact')}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Item>
      <Item name="kinds" label={t('kinds')}>
        <Select mode="multiple" options={options} />
      </Item>
      <Item name="risk" label={t('riskLabel')} rules={required}>
        <Select options={risks.map((value) => ({ value, label: t(`risk.${value}`) }))} />
      </Item>
      <Item name="cause" label={t('cause')} rules={required}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Item>
      <Item name="need" label={t('need')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Item>
    </>
  );
}

const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

function Register() {
  const { t } = useTranslation('visits');
  const city = useCitySlug();
  const go = useCityNavigate();
  const [open, setOpen] = useState(false);
  const register = useAction({
    quiet: true,
    done: t('done.registered'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'visits/households'), input, key),
    onDone: ({ id }) => go(`visits/${id}`),
  });
  const shape = ({ name, relation, identity, contact, ...rest }: Record<string, unknown>) => ({
    ...filled(rest),
    members: [filled({ name, relation, identity, contact })],
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.register')}
      </Button>
      <FormDrawer title={t('act.register')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={register}
          shape={shape}
          initial={{ relation: 'head', risk: 'none' }}
          submitLabel={t('act.register')}
          onCancel={() => setOpen(false)}
        >
          <RegisterFields />
        </Form>
      </FormDrawer>
    </>
  );
}

function useColumns(): Column<Listed>[] {
  const { t } = useTranslation('visits');
  const { nameOf } = useKinds();
  return [
    { key: 'number', title: t('number'), render: (row) => row.number },
    { key: 'grid', title: t('grid'), render: (row) => row.gridName },
    { key: 'place', title: t('place'), render: (row) => row.place },
    { key: 'kinds', title: t('kinds'), wrap: true, render: (row) => row.kinds.map(nameOf).join('、') || '—' },
    {
      key: 'risk',
      title: t('riskLabel'),
      render: (row) => <Tag color={riskColors[row.risk] ?? 'default'}>{t(`risk.${row.risk}`)}</Tag>,
    },
    { key: 'lastVisitDay', title: t('lastVisit'), render: (row) => row.lastVisitDay ?? '—' },
    {
      key: 'dueDay',
      title: t('due'),
      render: (row) => (
        <>
          {row.dueDay ?? '—'} {row.late ? <Tag color="red">{t('late')}</Tag> : null}
        </>
      ),
    },
  ];
}

/** Households of one's duty, the first due first; who lives there is seen by opening one, which leaves a trace. */
export default function HouseholdsPage() {
  const { t } = useTranslation('visits');
  const exports = useCan('visits.export');
  const { options } = useKinds();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<Register />} />
      <VisitNav />
      <DataTable<Listed>
        name="visits.households"
        label={t('households')}
        path="visits/households"
        columns={useColumns()}
        filters={[
          {
            key: 'due',
            label: t('due'),
            kind: 'select',
            options: (['today', 'week'] as const).map((value) => ({ value, label: t(`due.${value}`) })),
          },
          {
            key: 'risk',
            label: t('riskLabel'),
            kind: 'select',
            options: risks.map((value) => ({ value, label: t(`risk.${value}`) })),
          },
          { key: 'kind', label: t('kinds'), kind: 'select', options },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `visits/${id}`}
        {...(exports ? { exportPath: 'visits/households/export' } : {})}
        empty={t('noHouseholds')}
      />
    </>
  );
}
