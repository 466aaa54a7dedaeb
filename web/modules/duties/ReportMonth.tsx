import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from './DraftFields.tsx';
import type { Duty } from './types.ts';

const shape = (values: Record<string, unknown>) => ({ ...values, volume: String(values['volume'] ?? '') });

/** A unit reports how much it did in a month. */
export function ReportMonth({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const required = useRequired();
  const [open, setOpen] = useState(false);
  const report = useAction({
    quiet: true,
    done: t('done.reported'),
    run: (input: unknown, key) => api.post(cityPath(city, `duties/${duty.id}/settlements`), input, key),
    onDone: () => setOpen(false),
  });
  const initial = { unitId: duty.units[0]?.unitId, ...(duty.method === 'package' ? { volume: '1' } : {}) };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.report')}</Button>
      <FormDrawer title={t('act.report')} open={open} onClose={() => setOpen(false)}>
        <Form schema={null} action={report} submitLabel={t('act.report')} initial={initial} shape={shape}>
          <AntdForm.Item name="unitId" label={t('carrier')} rules={required}>
            <Select options={duty.units.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))} />
          </AntdForm.Item>
          <AntdForm.Item name="month" label={t('monthLabel')} rules={required}>
            <MonthPicker from={duty.fromMonth} until={duty.untilMonth} />
          </AntdForm.Item>
          <AntdForm.Item
            name="volume"
            label={duty.measure ? `${t('volume')}（${duty.measure}）` : t('volume')}
            rules={required}
          >
            <InputNumber stringMode min="0" className="full-width" />
          </AntdForm.Item>
          <AntdForm.Item name="evidence" label={t('evidence')} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </AntdForm.Item>
        </Form>
      </FormDrawer>
    </>
  );
}
