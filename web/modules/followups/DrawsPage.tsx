import { Button, Form as AntdForm, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker, Instant } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { FollowupNav } from './FollowupNav.tsx';
import './followups.css';
import type { Draw } from './types.ts';

const { Item } = AntdForm;

/** A further draw by the rules in force, over days of one's own choice. */
function DrawForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('followups');
  const city = useCitySlug();
  const go = useCityNavigate();
  const draw = useAction<object, { id: string }>({
    quiet: true,
    done: t('done.drawn'),
    run: (input, key) => api.post<{ id: string }>(cityPath(city, 'follow-ups/draws'), input, key),
    onDone: ({ id }) => {
      onClose();
      go(`follow-ups/draws/${id}`);
    },
  });
  const required = useRequired();
  return (
    <Form schema={null} action={draw} submitLabel={t('act.draw')} onCancel={onClose}>
      <p>{t('draw.hint')}</p>
      <Item name="from" label={t('closedFrom')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="until" label={t('closedUntil')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input maxLength={500} />
      </Item>
    </Form>
  );
}

/** Every draw there was: by month, and by hand. */
export default function DrawsPage() {
  const { t } = useTranslation('followups');
  const [open, setOpen] = useState(false);
  const columns: Column<Draw>[] = [
    { key: 'month', title: t('draw.of'), render: (row) => row.month ?? t('draw.hand') },
    { key: 'days', title: t('draw.days'), render: (row) => `${row.from} – ${row.until}` },
    { key: 'candidates', title: t('candidates'), align: 'right', render: (row) => row.candidates },
    { key: 'drawn', title: t('drawnCount'), align: 'right', render: (row) => row.drawn },
    { key: 'reason', title: t('reason'), wrap: true, render: (row) => row.reason ?? '—' },
    { key: 'by', title: t('drawnBy'), render: (row) => row.drawnByName },
    { key: 'at', title: t('drawnAt'), render: (row) => <Instant value={row.drawnAt} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('draws')}
        note={t('draws.note')}
        actions={
          <Can needs="followups.manage">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('act.draw')}
            </Button>
          </Can>
        }
      />
      <FollowupNav />
      <DataTable<Draw>
        name="followup-draws"
        label={t('draws')}
        path="follow-ups/draws"
        columns={columns}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `follow-ups/draws/${id}`}
        empty={t('draws.none')}
      />
      <FormDrawer title={t('act.draw')} open={open} onClose={() => setOpen(false)}>
        <DrawForm onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
