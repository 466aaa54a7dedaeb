import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { Attachments } from '../../kit/Attachments.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty } from './types.ts';

const shape =
  ({ method, fromMonth, untilMonth }: Duty) =>
  (values: Record<string, unknown>) => {
    const month = method !== 'package' ? values['month'] : values['part'] === 'prepayment' ? fromMonth : untilMonth;
    return { ...values, month, volume: method === 'package' ? '1' : String(values['volume'] ?? '') };
  };

/** By month; of a package what is asked for: the advance, or acceptance with the rest. */
function When({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const required = useRequired();
  if (duty.method === 'package') {
    return (
      <AntdForm.Item name="part" label={t('partLabel')} rules={required}>
        <Select
          options={(['prepayment', 'balance'] as const).map((value) => ({
            value,
            label: t(`settlementPart.${value}`),
          }))}
        />
      </AntdForm.Item>
    );
  }
  return (
    <>
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
    </>
  );
}

/** A unit reports how much it did in a month. */
export function ReportMonth({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const city = useCitySlug();
  const required = useRequired();
  const [open, setOpen] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const report = useAction({
    quiet: true,
    done: t('done.reported'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, `duties/${duty.id}/settlements`), input, key),
    onDone: ({ id }) => setWritten(id),
  });
  const mine = duty.units.filter((unit) => unit.mine);
  const initial = { unitId: mine[0]?.unitId };
  const close = () => {
    setOpen(false);
    setWritten(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.report')}</Button>
      <FormDrawer title={t('act.report')} open={open} onClose={close}>
        {written ? (
          <>
            <p>{t('addEvidence')}</p>
            <Attachments subjectType="duties.settlement" subjectId={written} label={t('evidenceFiles')} />
            <Button type="primary" onClick={close}>
              {t('act.finish')}
            </Button>
          </>
        ) : (
          <Form schema={null} action={report} submitLabel={t('act.report')} initial={initial} shape={shape(duty)}>
            <AntdForm.Item name="unitId" label={t('carrier')} rules={required}>
              <Select options={mine.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))} />
            </AntdForm.Item>
            <When duty={duty} />
            <AntdForm.Item name="evidence" label={t('evidence')} rules={required}>
              <Input.TextArea rows={2} maxLength={500} />
            </AntdForm.Item>
          </Form>
        )}
      </FormDrawer>
    </>
  );
}
