import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Terms } from './types.ts';
import { results, urgencies } from './words.ts';

const { Item, List } = AntdForm;
export const termDays = ['deliberate', 'decide', 'assign', 'handle', 'whole'] as const;
const unitKinds = ['street', 'community', 'grid', 'station', 'department', 'office'] as const;
const names = ['code', 'zh', 'ko', 'en'] as const;
const days = { min: 1, max: 250, precision: 0, className: 'full-width' } as const;

function Categories() {
  const { t } = useTranslation('cases');
  const required = [{ required: true, message: t('required') }];
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
  const required = [{ required: true, message: t('required') }];
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

/** A new edition of the terms, begun from the present one. */
export function TermsForm({ present, onClose }: { present: Terms; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const city = useCitySlug();
  const put = useAction({
    quiet: true,
    done: t('done.taken'),
    run: (input: unknown, key) => api.post(cityPath(city, 'cases/policies'), input, key),
    onDone: onClose,
  });
  const required = [{ required: true, message: t('required') }];
  const { fromDay: _from, source: _source, inForce: _now, ...initial } = present;
  return (
    <Form schema={null} action={put} submitLabel={t('act.save')} initial={initial} onCancel={onClose}>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker />
      </Item>
      <Item name="source" label={t('source')} rules={required}>
        <Input maxLength={300} />
      </Item>
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
    </Form>
  );
}
