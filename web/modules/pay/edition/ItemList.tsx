import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form as AntdForm, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import type { PayItem } from '../types.ts';
import { blankItem, itemKinds } from './definition.ts';
import { FundFields } from './FundFields.tsx';
import { ItemFields } from './ItemFields.tsx';

interface ItemCardProps {
  at: number;
  last: boolean;
  move: (from: number, to: number) => void;
  remove: (at: number) => void;
}

const list = ['definition', 'items'];

function ItemCard({ at, last, move, remove }: ItemCardProps) {
  const { t } = useTranslation('pay');
  const form = AntdForm.useFormInstance();
  const item: unknown = AntdForm.useWatch([...list, at], { form, preserve: true });
  const { kind, name } = (item ?? {}) as Partial<PayItem>;
  const required = useRequired();
  if (!kind) return null;
  const what = name ?? '';
  return (
    <li className="pay-item">
      <Flex gap={8} align="center">
        <Tag>{t(`kind.${kind}`)}</Tag>
        <strong>{what}</strong>
        <span className="push" />
        <Button
          icon={<ArrowUpOutlined />}
          aria-label={t('moveUp', { name: what })}
          disabled={at === 0}
          onClick={() => move(at, at - 1)}
        />
        <Button
          icon={<ArrowDownOutlined />}
          aria-label={t('moveDown', { name: what })}
          disabled={last}
          onClick={() => move(at, at + 1)}
        />
        <Button
          danger
          icon={<DeleteOutlined />}
          aria-label={t('removeItem', { name: what })}
          onClick={() => remove(at)}
        />
      </Flex>
      <AntdForm.Item name={[at, 'kind']} hidden>
        <Input />
      </AntdForm.Item>
      <div className="pay-triple">
        <AntdForm.Item name={[at, 'name']} label={t('itemName')} rules={required}>
          <Input maxLength={40} />
        </AntdForm.Item>
        <AntdForm.Item name={[at, 'code']} label={t('code')} rules={required}>
          <Input maxLength={32} />
        </AntdForm.Item>
        <Flex gap={16} align="center" wrap>
          <AntdForm.Item name={[at, 'taxable']} valuePropName="checked" noStyle>
            <Checkbox>{t('taxable')}</Checkbox>
          </AntdForm.Item>
          <AntdForm.Item name={[at, 'insurable']} valuePropName="checked" noStyle>
            <Checkbox>{t('insurable')}</Checkbox>
          </AntdForm.Item>
          <AntdForm.Item name={[at, 'bonus']} valuePropName="checked" noStyle>
            <Checkbox>{t('bonus')}</Checkbox>
          </AntdForm.Item>
        </Flex>
      </div>
      <ItemFields kind={kind} at={at} />
      <FundFields at={at} />
    </li>
  );
}

/** The items of the scheme in the order of the payslip: added, taken out, moved. */
export function ItemList() {
  const { t } = useTranslation('pay');
  const form = AntdForm.useFormInstance();
  const [kind, setKind] = useState<PayItem['kind']>('fixed');
  const codes = () => ((form.getFieldValue(list) ?? []) as Partial<PayItem>[]).map(({ code }) => code ?? '');
  return (
    <section className="panel" aria-labelledby="edition-items">
      <h2 id="edition-items">{t('items')}</h2>
      <AntdForm.List name={list}>
        {(fields, { add, remove, move }) => (
          <>
            <ol className="pay-items">
              {fields.map(({ key, name }) => (
                <ItemCard key={key} at={name} last={name === fields.length - 1} move={move} remove={remove} />
              ))}
            </ol>
            <Flex gap={8} wrap>
              <Select
                aria-label={t('kind')}
                className="pay-kind"
                value={kind}
                onChange={setKind}
                options={itemKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
              <Button onClick={() => add(blankItem(kind, t(`kind.${kind}`), codes()))}>{t('addItem')}</Button>
            </Flex>
          </>
        )}
      </AntdForm.List>
    </section>
  );
}
