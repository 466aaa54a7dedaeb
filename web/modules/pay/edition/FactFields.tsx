import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { useFacts } from './rows.ts';

const units = ['day', 'hour', 'shift', 'time'] as const;

/** What communities enter each month, and items are worked out from. */
export function FactFields() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const facts = useFacts();
  return (
    <section className="panel" aria-labelledby="edition-facts">
      <h2 id="edition-facts">{t('facts')}</h2>
      <p className="pay-source">{t('factsNote')}</p>
      <AntdForm.List name={['definition', 'facts']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="pay-fact">
                <AntdForm.Item name={[name, 'name']} label={t('factName')} rules={required}>
                  <Input maxLength={40} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'code']} label={t('code')} rules={required}>
                  <Input maxLength={32} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'unit']} label={t('factUnit')} rules={required}>
                  <Select options={units.map((value) => ({ value, label: t(`factUnit.${value}`) }))} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'max']} label={t('factMax')} rules={required}>
                  <Input inputMode="decimal" />
                </AntdForm.Item>
                <Button
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t('removeFact', { name: facts[name]?.name ?? '' })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button onClick={() => add({ unit: 'day' })}>{t('addFact')}</Button>
          </>
        )}
      </AntdForm.List>
    </section>
  );
}
