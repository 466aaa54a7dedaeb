import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { NamedList } from '../../kit/NamedFields.tsx';
import { useRequired } from '../../kit/useRequired.ts';

const { Item, List, useWatch } = AntdForm;
type Named = { readonly code?: string; readonly zh?: string };

export function StandardFields() {
  const { t } = useTranslation('facilities');
  const kinds = (useWatch('kinds') ?? []) as readonly (Named | undefined)[];
  const options = kinds.flatMap((kind) => (kind?.code ? [{ value: kind.code, label: kind.zh ?? kind.code }] : []));
  const required = useRequired();
  return (
    <>
      <NamedList name="kinds" label={t('kinds')} addLabel={t('addKind')} />
      <NamedList name="services" label={t('services')} addLabel={t('addService')} />
      <fieldset className="form-part">
        <legend>{t('coverage')}</legend>
        <List name="coverage">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name: at }) => (
                <div key={key} className="named-row">
                  <Item name={[at, 'kind']} label={t('kind')} rules={required}>
                    <Select options={options} />
                  </Item>
                  <Item name={[at, 'atLeast']} label={t('atLeast')} rules={required}>
                    <InputNumber min={1} max={1_000} precision={0} className="full-width" />
                  </Item>
                  <Button aria-label={t('remove')} icon={<DeleteOutlined />} onClick={() => remove(at)} />
                </div>
              ))}
              <Button onClick={() => add({ atLeast: 1 })}>{t('addWanted')}</Button>
            </>
          )}
        </List>
      </fieldset>
    </>
  );
}
