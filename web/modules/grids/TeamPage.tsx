import { useSearch } from '@tanstack/react-router';
import { Button, Flex, Form as AntdForm, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
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
import { useGridTree } from '../../kit/useGridTree.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { GridNav } from './GridNav.tsx';
import { Leave } from './Leave.tsx';
import { PersonFields } from './PersonFields.tsx';
import type { Member } from './types.ts';
import { placed, roles } from './words.ts';

const { Item, useWatch } = AntdForm;

function AppointFields() {
  const { t } = useTranslation('grids');
  const role: string | undefined = useWatch('role');
  const required = useRequired();
  const grids = useGridTree();
  return (
    <>
      <Item name="gridId" label={t('grid')} rules={required}>
        <UnitSelect units={grids} kinds={['grid']} label={t('grid')} />
      </Item>
      <Item name="role" label={t('roleLabel')} rules={required}>
        <Select options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Item>
      <Item name="area" label={t('area')} rules={placed.has(role ?? '') ? required : []} extra={t('areaNote')}>
        <Input maxLength={60} />
      </Item>
      <PersonFields />
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </>
  );
}

const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );

function Appoint({ gridId }: { gridId: string | undefined }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const action = useAction({
    quiet: true,
    done: t('done.appointed'),
    run: (input: unknown, key) => api.post(cityPath(city, 'grids/members'), input, key),
    onDone: () => setOpen(false),
  });
  const shape = ({ fromDay, reason, ...item }: Record<string, unknown>) => ({
    fromDay,
    reason,
    items: [filled({ ...item, who: undefined })],
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('act.appoint')}
      </Button>
      <FormDrawer title={t('act.appoint')} open={open} onClose={() => setOpen(false)}>
        <Form
          schema={null}
          action={action}
          shape={shape}
          submitLabel={t('act.appoint')}
          initial={{ who: 'worker', ...(gridId ? { gridId } : {}) }}
          onCancel={() => setOpen(false)}
        >
          <AppointFields />
        </Form>
      </FormDrawer>
    </>
  );
}

function Contact({ member }: { member: Member }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const [shown, setShown] = useState<string | null>(null);
  const reveal = useAction({
    run: ({ reason }: { reason: string }, key) =>
      api.post<{ value: string | null }>(
        cityPath(city, `grids/volunteers/${member.volunteerId}/contact`),
        { reason },
        key,
      ),
    onDone: ({ value }) => setShown(value),
    refresh: false,
  });
  if (shown !== null) return <span>{shown}</span>;
  return (
    <ConfirmAction
      label={t('act.contact')}
      title={t('contactAsk', { name: member.name })}
      withReason
      pending={reveal.pending}
      button={{ size: 'small' }}
      onConfirm={(reason) => reveal.run({ reason })}
    />
  );
}

function End({ member }: { member: Member }) {
  const { t } = useTranslation('grids');
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const end = useAction({
    quiet: true,
    done: t('done.ended'),
    run: (input: object, key) =>
      api.post(cityPath(city, `grids/members/${member.id}/end`), { version: member.version, ...input }, key),
    onDone: () => setOpen(false),
  });
  const required = useRequired();
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('act.end')}
      </Button>
      <FormDrawer title={`${member.name} · ${t(`role.${member.role}`)}`} open={open} onClose={() => setOpen(false)}>
        <Form schema={null} action={end} submitLabel={t('act.end')} onCancel={() => setOpen(false)}>
          <Item name="untilDay" label={t('untilDay')} rules={required} extra={t('untilNote')}>
            <DayPicker from={member.fromDay} />
          </Item>
          <Item name="reason" label={t('reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Item>
        </Form>
      </FormDrawer>
    </>
  );
}

function useColumns(): Column<Member>[] {
  const { t } = useTranslation('grids');
  const writes = useCan('grids.write');
  const reveals = useCan('grids.contact.read');
  return [
    { key: 'community', title: t('community'), render: (row) => row.communityName },
    { key: 'grid', title: t('grid'), render: (row) => row.gridName },
    { key: 'role', title: t('roleLabel'), render: (row) => t(`role.${row.role}`) },
    { key: 'area', title: t('area'), wrap: true, render: (row) => row.area || '—' },
    {
      key: 'name',
      title: t('name'),
      render: (row) => (
        <>
          {row.name} {row.volunteerId ? <Tag>{t('volunteer')}</Tag> : null}{' '}
          {row.left ? <Tag color="red">{t('left')}</Tag> : null}
        </>
      ),
    },
    { key: 'fromDay', title: t('fromDay'), render: (row) => row.fromDay },
    { key: 'untilDay', title: t('untilDay'), render: (row) => row.untilDay ?? '—' },
    { key: 'reason', title: t('reason'), wrap: true, hidden: true, render: (row) => row.endReason ?? row.reason },
    {
      key: 'act',
      title: t('acts'),
      render: (row) => (
        <Flex gap={4} wrap>
          {reveals && row.hasContact ? <Contact member={row} /> : null}
          {writes && row.untilDay === null ? <End member={row} /> : null}
          {writes && row.untilDay === null ? <Leave member={row} /> : null}
        </Flex>
      ),
    },
  ];
}

/** Who serves which grid, who served, and who left the roster without a handover. */
export default function TeamPage() {
  const { t } = useTranslation('grids');
  const { gridId }: { gridId?: string } = useSearch({ strict: false });
  const states = ['serving', 'ended', 'left'] as const;
  return (
    <>
      <PageHeader
        title={t('team')}
        note={t('teamNote')}
        actions={
          <Can needs="grids.write">
            <Appoint gridId={gridId} />
          </Can>
        }
      />
      <GridNav />
      <DataTable<Member>
        name="grids.team"
        label={t('team')}
        path="grids/members"
        columns={useColumns()}
        filters={[
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
          {
            key: 'role',
            label: t('roleLabel'),
            kind: 'select',
            options: roles.map((value) => ({ value, label: t(`role.${value}`) })),
          },
          {
            key: 'standing',
            label: t('standingLabel'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`standing.${value}`) })),
          },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        exportPath="grids/members/export"
        empty={t('noMembers')}
      />
    </>
  );
}
