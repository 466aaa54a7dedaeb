import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequired } from './useRequired.ts';

const { Item, List } = AntdForm;
type Path = string | readonly (string | number)[];

interface WordFieldsProps {
  /** Of the object or row that holds the three words. */
  at: readonly (string | number)[];
}

/** One thing's name in the three languages of the house. */
export function WordFields({ at }: WordFieldsProps) {
  const { t } = useTranslation('kit');
  const rules = useRequired();
  return (
    <>
      <Item name={[...at, 'zh']} label={t('named.zh')} rules={rules}>
        <Input maxLength={40} />
      </Item>
      <Item name={[...at, 'ko']} label={t('named.ko')} rules={rules}>
        <Input maxLength={60} />
      </Item>
      <Item name={[...at, 'en']} label={t('named.en')} rules={rules}>
        <Input maxLength={60} />
      </Item>
    </>
  );
}

interface NamedListProps {
  name: Path;
  label: string;
  addLabel: string;
  /** A further field of each row. */
  extra?: (at: number) => ReactNode;
  fresh?: object;
}

/** A list of things with a code and a name in each language. */
export function NamedList({ name, label, addLabel, extra, fresh = {} }: NamedListProps) {
  const { t } = useTranslation('kit');
  const required = useRequired();
  return (
    <fieldset className="form-part">
      <legend>{label}</legend>
      <List name={typeof name === 'string' ? name : [...name]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: at }) => (
              <div key={key} className="named-row">
                <Item name={[at, 'code']} label={t('named.code')} rules={required}>
                  <Input maxLength={30} />
                </Item>
                <WordFields at={[at]} />
                {extra?.(at)}
                <Button aria-label={t('named.remove')} icon={<DeleteOutlined />} onClick={() => remove(at)} />
              </div>
            ))}
            <Button onClick={() => add(fresh)}>{addLabel}</Button>
          </>
        )}
      </List>
    </fieldset>
  );
}
