import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { MonthPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { taxFormOf } from './definition.ts';
import type { TaxForm } from './types.ts';

type PersonField = TaxForm['definition']['people']['columns'][number]['field'];
type WageField = TaxForm['definition']['wages']['columns'][number]['field'];
type Sheet = 'people' | 'wages' | 'bonus';

const personFields: readonly PersonField[] = [
  'name',
  'identity',
  'sex',
  'birth_day',
  'status',
  'hired_on',
  'left_on',
  'mobile',
  'text',
];
const wageFields: readonly WageField[] = [
  'name',
  'identity',
  'income',
  'exempt',
  'bonus',
  'line',
  'special',
  'none',
  'text',
];

/** One sheet: its name and its columns in order; `line` and `special` say by their code what they show. */
function SheetFields({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('payfiles');
  const required = useRequired();
  const fields: readonly (PersonField | WageField)[] = sheet === 'people' ? personFields : wageFields;
  const options = fields.map((value) => ({ value, label: t(`form.${value}`) }));
  return (
    <fieldset className="files-columns">
      <legend>{t(`formSheet.${sheet}`)}</legend>
      <AntdForm.Item name={['definition', sheet, 'sheet']} label={t('sheetName')} rules={required}>
        <Input maxLength={31} />
      </AntdForm.Item>
      <AntdForm.List name={['definition', sheet, 'columns']}>
        {(columns, { add, remove }) => (
          <>
            {columns.map(({ key, name }) => (
              <div key={key} className="files-column files-form-column">
                <AntdForm.Item name={[name, 'title']} rules={required}>
                  <Input aria-label={t('title')} placeholder={t('title')} maxLength={40} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'field']} rules={required}>
                  <Select aria-label={t('endField')} options={options} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'text']}>
                  <Input aria-label={t('fixedText')} placeholder={t('fixedText')} maxLength={100} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'code']}>
                  <Input aria-label={t('code')} placeholder={t('code')} maxLength={40} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'width']} rules={required}>
                  <InputNumber aria-label={t('columnWidth')} min={2} max={80} precision={0} />
                </AntdForm.Item>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={t('removeColumn')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ field: 'text', title: t('column'), width: 12 })}>
              {t('addColumn')}
            </Button>
          </>
        )}
      </AntdForm.List>
    </fieldset>
  );
}

/** The columns of the tax filing from a month on; what held before stays on record. */
export function TaxFormForm({ start, onDone }: { start: TaxForm; onDone: () => void }) {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const save = useAction({
    quiet: true,
    done: t('did'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/tax-forms'), input, key),
    onDone,
  });
  const required = useRequired();
  const { definition } = start;
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={{ definition }}
      shape={(values) => ({ ...values, trust: 'city', definition: taxFormOf(values['definition']) })}
    >
      <div className="files-pair">
        <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required}>
          <MonthPicker />
        </AntdForm.Item>
        <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('formSourceNote')}>
          <Input maxLength={500} />
        </AntdForm.Item>
      </div>
      <SheetFields sheet="people" />
      <SheetFields sheet="wages" />
      {definition.bonus ? <SheetFields sheet="bonus" /> : null}
    </Form>
  );
}
