import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Template } from './types.ts';

/** Makes a scheme of the city's own out of a template. */
export function CopyTemplate({ template, onDone }: { template: Template; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const go = useCityNavigate();
  const copy = useAction({
    quiet: true,
    done: t('did.copy'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'pay/schemes'), input, key),
    onDone: ({ id }) => {
      onDone();
      go(`pay/schemes/${id}`);
    },
  });
  const required = useRequired();
  return (
    <Form
      schema={null}
      action={copy}
      submitLabel={t('copy')}
      initial={{ name: template.name }}
      shape={(values) => ({ ...values, template: template.code })}
    >
      <AntdForm.Item name="name" label={t('schemeName')} rules={required}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <AntdForm.Item name="code" label={t('code')} rules={required} extra={t('codeNote')}>
        <Input maxLength={32} />
      </AntdForm.Item>
    </Form>
  );
}
