import { Form as AntdForm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Deduction } from './types.ts';
import { WorkerSelect } from './WorkerSelect.tsx';

export const deductionItems = [
  'children_education',
  'infant_care',
  'continuing_education',
  'housing_loan',
  'rent',
  'elderly_support',
  'private_pension',
] as const satisfies readonly Deduction['item'][];

const withEnd = (values: Record<string, unknown>) => ({ ...values, lastMonth: values['lastMonth'] ?? null });

function Months() {
  const { t } = useTranslation('pay');
  return (
    <AntdForm.Item name="lastMonth" label={t('lastMonth')} extra={t('lastMonthNote')}>
      <MonthPicker />
    </AntdForm.Item>
  );
}

function Monthly() {
  const { t } = useTranslation('pay');
  return (
    <AntdForm.Item name="monthlyFen" label={t('monthly')} rules={useRequired()}>
      <MoneyInput min={1} />
    </AntdForm.Item>
  );
}

/** Declares a new deduction of somebody. */
export function DeclareDeduction({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const required = useRequired();
  const declare = useAction({
    quiet: true,
    done: t('did.declare'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/special-deductions'), input, key),
    onDone,
  });
  return (
    <Form schema={null} action={declare} submitLabel={t('declare')} shape={withEnd}>
      <AntdForm.Item name="workerId" label={t('name')} rules={required}>
        <WorkerSelect />
      </AntdForm.Item>
      <AntdForm.Item name="item" label={t('item')} rules={required}>
        <Select options={deductionItems.map((value) => ({ value, label: t(`deduction.${value}`) }))} />
      </AntdForm.Item>
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <Months />
      <Monthly />
    </Form>
  );
}

/** Changes how much a deduction is, or when it ends. */
export function ChangeDeduction({ deduction, onDone }: { deduction: Deduction; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const { id, version, lastMonth, monthlyFen } = deduction;
  const change = useAction({
    quiet: true,
    done: t('did.change'),
    run: (input: unknown, key) => api.patch(cityPath(city, `pay/special-deductions/${id}`), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={change}
      submitLabel={t('act.change')}
      initial={{ lastMonth, monthlyFen }}
      shape={(values) => ({ ...withEnd(values), version })}
    >
      <Months />
      <Monthly />
    </Form>
  );
}
