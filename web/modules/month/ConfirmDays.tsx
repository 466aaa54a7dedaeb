import { Form as AntdForm, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { ConfirmPolicy } from './types.ts';

/** How many days workers have to confirm a payslip: what holds, and what shall hold from a month on. */
export function ConfirmDays({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const policies = useCityQuery<{ items: ConfirmPolicy[] }>('pay/payslip-policies');
  const set = useAction({
    quiet: true,
    done: t('confirmDaysSet'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/payslip-policies'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <>
      <ul>
        {(policies.data?.items ?? []).map(({ id, fromMonth, confirmDays, source }) => (
          <li key={id}>{t('confirmDaysSince', { month: fromMonth, n: confirmDays, source })}</li>
        ))}
      </ul>
      <Form schema={null} action={set} submitLabel={t('confirmDaysSetIt')}>
        <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
          <MonthPicker />
        </AntdForm.Item>
        <AntdForm.Item name="confirmDays" label={t('days')} rules={required}>
          <InputNumber min={1} max={365} precision={0} className="full-width" />
        </AntdForm.Item>
        <AntdForm.Item name="source" label={t('sourceOfRule')} rules={required}>
          <Input maxLength={500} />
        </AntdForm.Item>
      </Form>
    </>
  );
}
