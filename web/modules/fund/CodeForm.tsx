import { Checkbox, Form as AntdForm, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';

/** Enters a code of a year, or corrects one: the same code again sets its name and the book it was checked against. */
export function CodeForm({ year, onDone }: { year: number; onDone: () => void }) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const enter = useAction({
    quiet: true,
    done: t('done.code'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'ledger/codes'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <Form
      schema={null}
      action={enter}
      submitLabel={t('enterCode')}
      initial={{ classification: 'function', checked: true }}
      shape={(values) => ({ ...values, year })}
    >
      <AntdForm.Item name="classification" label={t('classification')}>
        <Radio.Group
          options={(['function', 'economic'] as const).map((value) => ({ value, label: t(`classification.${value}`) }))}
        />
      </AntdForm.Item>
      <AntdForm.Item
        name="code"
        label={t('code')}
        rules={[...required, { pattern: /^\d{3,7}$/, message: t('codeShape') }]}
        extra={t('codeNote')}
      >
        <Input inputMode="numeric" maxLength={7} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('codeName')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('codeSource')} rules={required}>
        <Input maxLength={200} placeholder={t('codeSourceExample', { year })} />
      </AntdForm.Item>
      <AntdForm.Item name="checked" valuePropName="checked">
        <Checkbox>{t('codeIsChecked')}</Checkbox>
      </AntdForm.Item>
    </Form>
  );
}
