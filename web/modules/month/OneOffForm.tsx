import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { WorkerSelect } from '../pay/WorkerSelect.tsx';
import type { OneOffItems } from './types.ts';

interface ForMonth {
  month: string;
}

const useItems = (month: string) => useCityQuery<OneOffItems>('pay/one-offs/items', { month });

/** The one-off items that the scheme of a month knows. */
function ItemSelect({ month, ...rest }: ForMonth & { value?: string; onChange?: (code: string) => void; id?: string }) {
  const { t } = useTranslation('month');
  const list = useItems(month);
  const options = (list.data?.items ?? []).map(({ code, name, deducts }) => ({
    value: code,
    label: `${name}（${deducts ? t('deducts') : t('adds')}）`,
  }));
  return <Select {...rest} options={options} loading={list.isLoading} notFoundContent={t('noItems', { month })} />;
}

/** Why an approved month gets an entry more; nothing while the month is open. */
function LateReason({ month }: ForMonth) {
  const { t } = useTranslation('month');
  const list = useItems(month);
  if (list.data?.closed !== true) return null;
  return (
    <AntdForm.Item
      name="lateReason"
      label={t('closedReason')}
      extra={t('closedNote', { month })}
      rules={[{ required: true, min: 2, message: t('required') }]}
    >
      <Input.TextArea rows={2} maxLength={500} />
    </AntdForm.Item>
  );
}

/** One amount that is paid or taken once. */
export function OneOffForm({ month, onDone }: { month: string; onDone: () => void }) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const form = AntdForm.useFormInstance();
  const record = useAction({
    quiet: true,
    done: t('oneOffRecorded'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/one-offs'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <Form
      schema={null}
      action={record}
      submitLabel={t('recordOneOff')}
      initial={{ month }}
      shape={({ documentNumber, ...values }: Record<string, unknown>) => ({
        ...values,
        documentNumber: typeof documentNumber === 'string' && documentNumber.trim() ? documentNumber.trim() : null,
      })}
    >
      <AntdForm.Item name="month" label={t('month')} rules={required}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="workerId" label={t('worker')} rules={required}>
        <WorkerSelect />
      </AntdForm.Item>
      <AntdForm.Item noStyle dependencies={['month']}>
        {({ getFieldValue }: typeof form) => {
          const of = (getFieldValue('month') as string | undefined) ?? month;
          return (
            <>
              <LateReason month={of} />
              <AntdForm.Item name="itemCode" label={t('item')} rules={required}>
                <ItemSelect month={of} />
              </AntdForm.Item>
            </>
          );
        }}
      </AntdForm.Item>
      <AntdForm.Item name="amountFen" label={t('amount')} rules={required}>
        <MoneyInput />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={60} />
      </AntdForm.Item>
    </Form>
  );
}
