import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { PowerNav } from './PowerNav.tsx';
import type { Relation } from './types.ts';
import { usePartners } from './usePartners.ts';
import { relations } from './words.ts';

const { Item, useWatch } = AntdForm;

function BeginFields() {
  const { t } = useTranslation('powers');
  const relation: Relation['relation'] | undefined = useWatch('relation');
  const required = useRequired();
  return (
    <>
      <Item name="branchId" label={t('branch')} rules={required}>
        <UnitSelect units={usePartners(['branch', 'department'])} label={t('branch')} />
      </Item>
      <Item name="relation" label={t('relationLabel')} rules={required}>
        <Select options={relations.map((value) => ({ value, label: t(`relation.${value}`) }))} />
      </Item>
      <Item name="unitId" label={t('relatedUnit')} rules={required}>
        <UnitSelect units={usePartners([relation === 'owned' ? 'department' : 'street'])} label={t('relatedUnit')} />
      </Item>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={80} />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </>
  );
}

function Begin() {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const begin = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'powers/relations'), input, key),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.relate')}
      </Button>
      <FormDrawer title={t('act.relate')} open={open} onClose={() => setOpen(false)}>
        <Form schema={null} action={begin} submitLabel={t('act.relate')} onCancel={() => setOpen(false)}>
          <BeginFields />
        </Form>
      </FormDrawer>
    </>
  );
}

function EndForm({ relation, onClose }: { relation: Relation; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const end = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, `powers/relations/${relation.id}/end`), input, key),
    onDone: onClose,
  });
  const required = useRequired();
  return (
    <Form schema={null} action={end} submitLabel={t('act.end')} onCancel={onClose}>
      <Item name="untilDay" label={t('untilDay')} rules={required}>
        <DayPicker from={relation.fromDay} />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </Form>
  );
}

/** Whose each branch is, who manages it, who uses it, and since when. */
export default function BranchesPage() {
  const { t } = useTranslation('powers');
  const writes = useCan('powers.branches.write');
  const [ending, setEnding] = useState<Relation | null>(null);
  const columns: Column<Relation>[] = [
    { key: 'branch', title: t('branch'), render: (row) => row.branchName },
    { key: 'relation', title: t('relationLabel'), render: (row) => t(`relation.${row.relation}`) },
    { key: 'unit', title: t('relatedUnit'), render: (row) => row.unitName },
    { key: 'fromDay', title: t('fromDay'), render: (row) => row.fromDay },
    { key: 'untilDay', title: t('untilDay'), render: (row) => row.untilDay ?? '—' },
    { key: 'document', title: t('documentNumber'), render: (row) => row.documentNumber ?? '—' },
    { key: 'reason', title: t('reason'), wrap: true, hidden: true, render: (row) => row.reason },
    ...(writes
      ? [
          {
            key: 'act',
            title: t('acts'),
            render: (row: Relation) =>
              row.untilDay === null ? (
                <Button size="small" onClick={() => setEnding(row)}>
                  {t('act.end')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={t('branches')}
        note={t('branchesNote')}
        actions={
          <Can needs="powers.branches.write">
            <Begin />
          </Can>
        }
      />
      <PowerNav />
      <DataTable<Relation>
        name="powers.branches"
        label={t('branches')}
        path="powers/relations"
        columns={columns}
        filters={[
          {
            key: 'relation',
            label: t('relationLabel'),
            kind: 'select',
            options: relations.map((value) => ({ value, label: t(`relation.${value}`) })),
          },
          {
            key: 'standing',
            label: t('standingLabel'),
            kind: 'select',
            options: [{ value: 'true', label: t('standing') }],
          },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'department', 'office'] },
        ]}
        keyOf={({ id }) => id}
        empty={t('noBranches')}
      />
      <FormDrawer title={ending?.branchName ?? ''} open={ending !== null} onClose={() => setEnding(null)}>
        {ending ? <EndForm relation={ending} onClose={() => setEnding(null)} /> : null}
      </FormDrawer>
    </>
  );
}
