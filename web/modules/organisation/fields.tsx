import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';

/** Drops what was left empty, so that the server takes its default. */
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** The day from which a change holds; empty is today. */
export function DayField() {
  const { t } = useTranslation('organisation');
  return (
    <Form.Item name="day" label={t('day')} extra={t('dayNote')}>
      <DayPicker placeholder={t('today')} />
    </Form.Item>
  );
}

/** Why, for the unit's history and the audit trail; then from when. */
export function ReasonAndDay() {
  const { t } = useTranslation('organisation');
  const rules = [{ required: true, min: 2, message: t('reasonMissing') }];
  return (
    <>
      <Form.Item name="reason" label={t('reason')} extra={t('reasonNote')} rules={rules}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <DayField />
    </>
  );
}
