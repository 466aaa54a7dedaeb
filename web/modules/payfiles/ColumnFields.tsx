import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../kit/useRequired.ts';
import type { ProfileDefinition } from './types.ts';

type RowField = ProfileDefinition['columns'][number]['field'];
type EndField = ProfileDefinition['header'][number]['field'];

const rowFields: readonly RowField[] = [
  'sequence',
  'worker_name',
  'account',
  'bank_name',
  'identity',
  'amount',
  'unit_name',
  'street_name',
  'text',
];
const endFields: readonly EndField[] = [
  'count',
  'total',
  'day',
  'month',
  'part',
  'payer_account',
  'payer_name',
  'agreement',
  'text',
];

/** The columns of one kind of line, in their order; width and filling only where the format is fixed. */
export function ColumnFields({ place, fixed }: { place: 'header' | 'columns' | 'trailer'; fixed: boolean }) {
  const { t } = useTranslation('payfiles');
  const fields: readonly (RowField | EndField)[] = place === 'columns' ? rowFields : endFields;
  const required = useRequired();
  return (
    <fieldset className="files-columns">
      <legend>{t(place)}</legend>
      <AntdForm.List name={['definition', place]}>
        {(columns, { add, remove }) => (
          <>
            {columns.map(({ key, name }) => (
              <div key={key} className="files-column">
                <AntdForm.Item name={[name, 'field']} rules={required}>
                  <Select
                    aria-label={t('endField')}
                    options={fields.map((value) => ({ value, label: t(`field.${value}`) }))}
                  />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'title']} rules={required}>
                  <Input aria-label={t('title')} placeholder={t('title')} maxLength={40} />
                </AntdForm.Item>
                <AntdForm.Item name={[name, 'text']}>
                  <Input aria-label={t('fixedText')} placeholder={t('fixedText')} maxLength={100} />
                </AntdForm.Item>
                {fixed ? (
                  <>
                    <AntdForm.Item name={[name, 'width']}>
                      <InputNumber aria-label={t('width')} placeholder={t('width')} min={1} max={500} precision={0} />
                    </AntdForm.Item>
                    <AntdForm.Item name={[name, 'align']}>
                      <Select
                        aria-label={t('align')}
                        placeholder={t('align')}
                        options={(['left', 'right'] as const).map((value) => ({ value, label: t(`align.${value}`) }))}
                      />
                    </AntdForm.Item>
                    <AntdForm.Item name={[name, 'fill']}>
                      <Select
                        aria-label={t('fill')}
                        placeholder={t('fill')}
                        options={[
                          { value: ' ', label: t('fill.space') },
                          { value: '0', label: t('fill.0') },
                        ]}
                      />
                    </AntdForm.Item>
                  </>
                ) : null}
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={t('removeColumn')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ field: fields[0], title: t('column') })}>
              {t('addColumn')}
            </Button>
          </>
        )}
      </AntdForm.List>
    </fieldset>
  );
}
