import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { AmountField, filled } from './PostingFields.tsx';

/** Promises money of an account for a purpose, until a day or until it is ended. */
export function HoldForm({ accountId, onDone }: { accountId: string; onDone: () => void }) {
  const { t } = useTranslation('ledger');
  const required = useRequired();
  const city = useCitySlug();
  const hold = useAction({
    quiet: true,
    done: t('done.held'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'ledger/holds'), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={hold}
      submitLabel={t('act.hold')}
      shape={(values) => ({ ...filled(values), accountId })}
    >
      <AmountField />
      <AntdForm.Item name="purpose" label={t('purpose')} rules={required}>
        <Input maxLength={200} />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('document')}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="deadlineDay" label={t('deadline')} extra={t('deadlineNote')}>
        <DayPicker />
      </AntdForm.Item>
    </Form>
  );
}
