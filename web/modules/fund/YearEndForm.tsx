import { Alert, Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { YearPreview } from './types.ts';
import type { Decision } from './yearEnd.ts';

interface YearEndFormProps {
  year: number;
  preview: YearPreview;
  decision: Decision;
  onDone: () => void;
}

/** Asks for the closing of a year as shown; another person decides. */
export function YearEndForm({ year, preview, decision, onDone }: YearEndFormProps) {
  const { t } = useTranslation('fund');
  const city = useCitySlug();
  const ask = useAction({
    quiet: true,
    done: t('done.asked'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'ledger/year-closings'), input, key),
    onDone,
  });
  const required = useRequired();
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('closingSums', {
          returned: yuanText(preview.returnedFen),
          carried: yuanText(preview.carriedFen),
          exceptions: decision.exceptions.length,
        })}
      />
      <Form
        schema={null}
        action={ask}
        submitLabel={t('askClosing')}
        shape={(values) => ({ ...values, year, decision })}
      >
        <AntdForm.Item name="documentNumber" label={t('document')} rules={required}>
          <Input maxLength={100} />
        </AntdForm.Item>
        <AntdForm.Item name="reason" label={t('reason')} rules={[...required, { min: 2, message: t('required') }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </AntdForm.Item>
      </Form>
    </>
  );
}
