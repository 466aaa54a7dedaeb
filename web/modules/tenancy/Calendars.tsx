import { Button, Flex, Form as AntdForm, Input, InputNumber, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { CalendarsAnswer } from '../../../worker/modules/organisation/input.ts';
import { api, cityPath } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';

type Calendar = z.output<typeof CalendarsAnswer>['items'][number];

const daysIn = (text: unknown): string[] =>
  String(text ?? '')
    .split(/[\s,，、;；]+/)
    .filter(Boolean);

function CalendarForm({ calendar, onDone }: { calendar: Calendar | null; onDone: () => void }) {
  const { t } = useTranslation('tenancy');
  const city = useCitySlug();
  const save = useAction({
    quiet: true,
    done: t('saved'),
    run: ({ year, ...body }: Calendar, key) => api.put(cityPath(city, `organisation/calendars/${year}`), body, key),
    onDone,
  });
  const required = [{ required: true, message: t('required') }];
  const initial = calendar
    ? { ...calendar, holidays: calendar.holidays.join('\n'), makeUpDays: calendar.makeUpDays.join('\n') }
    : {};
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={initial}
      onCancel={onDone}
      shape={(values) => ({
        ...values,
        holidays: daysIn(values['holidays']),
        makeUpDays: daysIn(values['makeUpDays']),
        version: calendar?.version ?? 0,
      })}
    >
      <AntdForm.Item name="year" label={t('year')} rules={required}>
        <InputNumber precision={0} min={2000} max={2100} disabled={calendar !== null} />
      </AntdForm.Item>
      <AntdForm.Item name="holidays" label={t('holidays')} extra={t('daysNote')} rules={required}>
        <Input.TextArea rows={8} spellCheck={false} />
      </AntdForm.Item>
      <AntdForm.Item name="makeUpDays" label={t('makeUpDays')} extra={t('daysNote')}>
        <Input.TextArea rows={4} spellCheck={false} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} extra={t('sourceNote')} rules={required}>
        <Input.TextArea rows={2} />
      </AntdForm.Item>
    </Form>
  );
}

/** The working days of each year, as announced; deadlines count by them. */
export function Calendars() {
  const { t } = useTranslation('tenancy');
  const calendars = useCityQuery<{ items: Calendar[] }>('organisation/calendars');
  const [open, setOpen] = useState<Calendar | 'new' | null>(null);
  if (calendars.error) return <Failure error={calendars.error} onRetry={() => void calendars.refetch()} />;
  return (
    <section className="panel" aria-labelledby="calendars">
      <Flex justify="space-between" wrap gap={8}>
        <h2 id="calendars">{t('calendars')}</h2>
        <Button onClick={() => setOpen('new')}>{t('addYear')}</Button>
      </Flex>
      <Table<Calendar>
        size="small"
        rowKey="year"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={calendars.isLoading}
        dataSource={calendars.data?.items ?? []}
        columns={[
          {
            title: t('year'),
            render: (_, row) => (
              <Button type="link" size="small" className="cell-link" onClick={() => setOpen(row)}>
                {row.year}
              </Button>
            ),
          },
          { title: t('holidays'), render: (_, { holidays }) => t('days', { n: holidays.length }) },
          { title: t('makeUpDays'), render: (_, { makeUpDays }) => t('days', { n: makeUpDays.length }) },
          { title: t('source'), dataIndex: 'source' },
        ]}
      />
      <FormDrawer
        title={open && open !== 'new' ? t('editYear', { year: open.year }) : t('addYear')}
        open={open !== null}
        onClose={() => setOpen(null)}
      >
        <CalendarForm calendar={open === 'new' ? null : open} onDone={() => setOpen(null)} />
      </FormDrawer>
    </section>
  );
}
