import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input } from 'antd';
import type { FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../kit/useRequired.ts';
import type { InsurancePolicy } from './types.ts';

type Item = InsurancePolicy['definition']['items'][number];

const itemsAt = ['definition', 'items'];
/** As the server reads them: a code of the scheme, and a share of at most one. */
const code = /^[a-z][a-z0-9_]{1,31}$/;
const rate = /^(0(\.\d{1,9})?|1(\.0{1,9})?)$/;
const mostItems = 20;

const codesIn = ({ getFieldValue }: Pick<FormInstance, 'getFieldValue'>): string[] =>
  ((getFieldValue(itemsAt) ?? []) as (Partial<Item> | undefined)[]).map((item) => item?.code ?? '');

function ItemFields({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { t } = useTranslation(['pay', 'paytax']);
  const required = useRequired();
  const name = (AntdForm.useWatch([...itemsAt, index, 'name']) as string | undefined) || t('paytax:thisItem');
  const side = (field: 'employerRate' | 'employeeRate') => (
    <AntdForm.Item
      name={[index, field]}
      label={t(field)}
      rules={[...required, { pattern: rate, message: t('paytax:rateNote') }]}
    >
      <Input inputMode="decimal" maxLength={12} />
    </AntdForm.Item>
  );
  return (
    <fieldset className="panel" aria-label={name}>
      <div className="pay-pair">
        <AntdForm.Item name={[index, 'name']} label={t('paytax:itemName')} rules={required}>
          <Input maxLength={40} />
        </AntdForm.Item>
        <AntdForm.Item
          name={[index, 'code']}
          label={t('paytax:itemCode')}
          rules={[
            ...required,
            { pattern: code, message: t('paytax:itemCodeNote') },
            (form) => ({
              validator: (_, value: string | undefined) =>
                codesIn(form).filter((each) => each === value).length > 1
                  ? Promise.reject(new Error(t('paytax:itemCodeTwice')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input maxLength={32} />
        </AntdForm.Item>
      </div>
      <div className="pay-pair">
        {side('employerRate')}
        {side('employeeRate')}
      </div>
      <Button icon={<DeleteOutlined />} onClick={onRemove}>
        {t('paytax:removeItem', { name })}
      </Button>
    </fieldset>
  );
}

/** The insurances of a policy, each with what either side pays: any may be changed, taken away or added. */
export function InsuranceItems() {
  const { t } = useTranslation(['pay', 'paytax']);
  return (
    <section aria-label={t('paytax:insuranceItems')}>
      <h3>{t('paytax:insuranceItems')}</h3>
      <p className="pay-note">
        {t('paytax:rateNote')} {t('paytax:itemCodeNote')}
      </p>
      <AntdForm.List name={itemsAt}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <ItemFields key={key} index={name} onRemove={() => remove(name)} />
            ))}
            <AntdForm.Item>
              <Button icon={<PlusOutlined />} disabled={fields.length >= mostItems} onClick={() => add({})}>
                {t('paytax:addItem')}
              </Button>
            </AntdForm.Item>
          </>
        )}
      </AntdForm.List>
    </section>
  );
}
