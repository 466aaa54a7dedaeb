import { Button, Form as AntdForm, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today as todayInShanghai } from '../../kit/today.ts';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect, useUnits } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import type { Askers, RefusalCounts, RefusedTask } from './types.ts';

function useColumns(): Column<RefusedTask>[] {
  const { t } = useTranslation('duties');
  return [
    { key: 'askedOn', title: t('askedOn'), render: (row) => row.askedOn },
    { key: 'department', title: t('asker'), render: (row) => row.departmentName },
    { key: 'unit', title: t('refusedBy'), render: (row) => row.unitName },
    { key: 'what', title: t('task'), wrap: true, render: (row) => row.what },
    { key: 'note', title: t('refusalNote'), wrap: true, render: (row) => row.note ?? '—' },
    { key: 'by', title: t('recordedBy'), hidden: true, render: (row) => row.recordedByName },
  ];
}

/** What is known already stands there: the day and the officer's own unit. */
function Refuse({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const required = useRequired();
  // A department asks beyond the scope of whom it asks.
  const askers = useCityQuery<Askers>('duties/refusals/departments');
  const refuse = useAction({
    quiet: true,
    done: t('done.refused'),
    run: (input: unknown, key) => api.post(cityPath(city, 'duties/refusals'), input, key),
    onDone: onClose,
  });
  const units = useUnits();
  const [today] = useState(todayInShanghai);
  if (!units.data) return <Skeleton active />;
  const own = units.data.items.find(({ kind }) => kind === 'street' || kind === 'community');
  const initial = { askedOn: today, unitId: own?.id };
  return (
    <Form schema={null} action={refuse} submitLabel={t('act.refuse')} initial={initial} onCancel={onClose}>
      <AntdForm.Item name="what" label={t('task')} rules={required}>
        <Input maxLength={200} />
      </AntdForm.Item>
      <AntdForm.Item name="departmentId" label={t('asker')} rules={required}>
        <UnitSelect units={askers.data?.items ?? []} label={t('asker')} />
      </AntdForm.Item>
      <AntdForm.Item name="askedOn" label={t('askedOn')} rules={required}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="unitId" label={t('refusedBy')} rules={required}>
        <UnitSelect kinds={['street', 'community']} label={t('refusedBy')} />
      </AntdForm.Item>
      <AntdForm.Item name="note" label={t('refusalNote')}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function Counts() {
  const { t } = useTranslation('duties');
  const query = useCityQuery<RefusalCounts>('duties/refusals/counts');
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('refusalCounts')}>
      <h2>{t('refusalCounts')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('asker')}</th>
            <th scope="col" className="amount">
              {t('refusedTimes')}
            </th>
            <th scope="col" className="amount">
              {t('refusedUnits')}
            </th>
          </tr>
        </thead>
        <tbody>
          {query.data.items.map((row) => (
            <tr key={row.departmentId}>
              <td>{row.departmentName}</td>
              <td className="amount">{row.refused}</td>
              <td className="amount">{row.units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Tasks that came without admission and were refused, and how often each department came with one. */
export default function RefusalsPage() {
  const { t } = useTranslation('duties');
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t('refusals')}
        note={t('refusalsNote')}
        actions={
          <Can needs="duties.hear">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('act.refuse')}
            </Button>
          </Can>
        }
      />
      <DutyNav />
      <Counts />
      <DataTable<RefusedTask>
        name="refusals"
        label={t('refusals')}
        path="duties/refusals"
        columns={useColumns()}
        filters={[
          { key: 'departmentId', label: t('asker'), kind: 'unit', kinds: ['department'] },
          { key: 'unitId', label: t('refusedBy'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        keyOf={({ id }) => id}
        exportPath="duties/refusals/export"
        empty={t('noRefusals')}
      />
      <FormDrawer title={t('act.refuse')} open={open} onClose={() => setOpen(false)}>
        <Refuse onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
