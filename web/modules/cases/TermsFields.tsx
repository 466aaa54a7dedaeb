import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../kit/useRequired.ts';
import { results, urgencies } from './words.ts';

const { Item, List } = AntdForm;
export const termDays = ['deliberate', 'decide', 'assign', 'handle', 'whole'] as const;
const unitKinds = ['street', 'community', 'grid', 'station', 'department', 'office'] as const;
const names = ['code', 'zh', 'ko', 'en'] as const;
const days = { min: 1, max: 250, precision: 0, className: 'full-width' } as const;

function Categories() {
  const { t } = useTranslation('cases');
  const required = useRequired();
  return (
    <List name="categories">
      {(fields, { add, remove }) => (
        <fieldset>
          <legend>{t('category')}</legend>
          {fields.map((field, at) => (
            <div key={field.key} className="field-row">
              {names.map((key) => (
                <Item key={key} name={[field.name, key]} label={t(`category.${key}`)} rules={required}>
                  <Input maxLength={40} />
                </Item>
              ))}
              <Button
                type="text"
                aria-label={t('remove', { what: t('category.line', { n: at + 1 }) })}
                icon={<MinusCircleOutlined />}
                disabled={fields.length === 1}
                onClick={() => remove(field.name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('category.add')}
          </Button>
        </fieldset>
      )}
    </List>
  );
}

function Rules() {
  const { t } = useTranslation('cases');
  const required = useRequired();
  return (
    <>
      <div className="field-row">
        <Item name="rateWorkdays" label={t('terms.rate')} rules={required}>
          <InputNumber {...days} />
        </Item>
        <Item name="remindWorkdays" label={t('terms.remind')} rules={required}>
          <InputNumber {...days} />
        </Item>
        <Item name="passShare" label={t('terms.pass')} rules={required}>
          <Input inputMode="decimal" maxLength={6} />
        </Item>
      </div>
      <Item name="dutyRequired" label={t('terms.duty')}>
        <Select mode="multiple" options={unitKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Item>
      <fieldset>
        <legend>{t('terms.points')}</legend>
        <div className="field-row">
          {results.map((result) => (
            <Item key={result} name={['points', result]} label={t(`result.${result}`)} rules={required}>
              <InputNumber min={0} max={100} precision={0} className="full-width" />
            </Item>
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** What a new edition says: days of each step by urgency, rules, categories. */
export function TermsFields() {
  const { t } = useTranslation('cases');
  const required = useRequired();
  return (
    <>
      {urgencies.map((urgency) => (
        <fieldset key={urgency}>
          <legend>
            {t(`urgency.${urgency}`)} · {t('terms.days')}
          </legend>
          <div className="field-row">
            {termDays.map((key) => (
              <Item key={key} name={['terms', urgency, key]} label={t(`terms.${key}`)} rules={required}>
                <InputNumber {...days} />
              </Item>
            ))}
          </div>
        </fieldset>
      ))}
      <Rules />
      <Categories />
    </>
  );
}
