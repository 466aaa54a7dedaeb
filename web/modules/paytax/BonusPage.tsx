import { Button, Form as AntdForm, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useTableState } from '../../kit/useTableState.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { WorkerSelect } from '../pay/WorkerSelect.tsx';
import type { Bonus } from './types.ts';
import { thisYear } from '../../kit/today.ts';
import { useRequired } from '../../kit/useRequired.ts';

const choices = ['alone', 'merged'] as const;

/** The route takes a list under one year; the form asks one worker. */
const listOf = ({ year, items }: Record<string, unknown>) => ({ year, items });

function Choose({ year, onDone }: { year: number; onDone: () => void }) {
  const { t } = useTranslation('paytax');
  const city = useCitySlug();
  const choose = useAction({
    quiet: true,
    done: t('did.choose'),
    run: (input: unknown, key) => api.put(cityPath(city, 'pay/bonus-choices'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <Form schema={null} action={choose} submitLabel={t('choose')} initial={{ year }} shape={listOf}>
      <AntdForm.Item name="year" label={t('year')} rules={required}>
        <InputNumber min={2019} max={2100} precision={0} className="full-width" />
      </AntdForm.Item>
      <AntdForm.Item name={['items', 0, 'workerId']} label={t('name')} rules={required}>
        <WorkerSelect />
      </AntdForm.Item>
      <AntdForm.Item name={['items', 0, 'choice']} label={t('choice')} rules={required} extra={t('choiceNote')}>
        <Select options={choices.map((value) => ({ value, label: t(`choice.${value}`) }))} />
      </AntdForm.Item>
    </Form>
  );
}

function useColumns(): Column<Bonus>[] {
  const { t } = useTranslation('paytax');
  return [
    { key: 'name', title: t('name'), sort: true, render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName ?? '—' },
    {
      key: 'choice',
      title: t('choice'),
      render: ({ choice }) => <Tag>{choice === null ? t('choice.none') : t(`choice.${choice}`)}</Tag>,
    },
    { key: 'bonus', title: t('taxedAlone'), align: 'right', render: ({ bonusFen }) => <Money fen={bonusFen} /> },
    { key: 'tax', title: t('bonusTax'), align: 'right', render: ({ bonusTaxFen }) => <Money fen={bonusTaxFen} /> },
  ];
}

/** How the bonus of a year is taxed for whom: chosen, or already taken. */
export default function BonusPage() {
  const { t } = useTranslation('paytax');
  const [open, setOpen] = useState(false);
  const [state] = useTableState(50);
  const [current] = useState(thisYear);
  const year = state.filters['year'] ?? String(current);
  const years = [current + 1, current, current - 1, current - 2].map((value) => ({
    value: String(value),
    label: String(value),
  }));
  return (
    <>
      <PageHeader
        title={t('bonus')}
        note={t('bonusNote')}
        actions={
          <Can needs="pay.facts.write">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('choose')}
            </Button>
          </Can>
        }
      />
      <PayNav />
      <DataTable<Bonus>
        name="pay.bonus"
        label={t('bonus')}
        path="pay/bonus-choices"
        columns={useColumns()}
        keyOf={({ workerId }) => workerId}
        search={t('searchName')}
        filters={[{ key: 'year', label: t('year'), kind: 'select', options: years }]}
        query={{ year: String(current) }}
        empty={t('noBonus')}
      />
      <FormDrawer title={t('choose')} open={open} onClose={() => setOpen(false)}>
        <Choose year={Number(year)} onDone={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
