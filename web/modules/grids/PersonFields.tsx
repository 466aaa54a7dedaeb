import { Form as AntdForm, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';

const { Item, useWatch } = AntdForm;

interface FindProps {
  path: string;
  label: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  id?: string;
}

/** Somebody found by name: of the roster, or a volunteer met before. */
export function PersonSelect({ path, label, value, onChange, id }: FindProps) {
  const [q, setQ] = useState('');
  const found = useCityQuery<{ items: { id: string; name: string; unitName?: string }[] }>(
    path,
    { q, pageSize: 20 },
    { keep: true },
  );
  const options = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: person.unitName ? `${person.name} · ${person.unitName}` : person.name,
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      aria-label={label}
      className="full-width"
      allowClear
      onChange={(next: string | undefined) => onChange?.(next)}
      options={options}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: (text: string) => setQ(text.trim().slice(0, 50)) }}
    />
  );
}

/** Who: a worker of the roster, a volunteer met before, or a new volunteer by name. */
export function PersonFields() {
  const { t } = useTranslation('grids');
  const who: string | undefined = useWatch('who');
  const required = useRequired();
  const choices = ['worker', 'volunteer', 'fresh'] as const;
  return (
    <>
      <Item name="who" label={t('who')}>
        <Radio.Group options={choices.map((value) => ({ value, label: t(`who.${value}`) }))} />
      </Item>
      {who === 'worker' ? (
        <Item name="workerId" label={t('who.worker')} rules={required}>
          <PersonSelect path="roster/workers" label={t('who.worker')} />
        </Item>
      ) : null}
      {who === 'volunteer' ? (
        <Item name="volunteerId" label={t('who.volunteer')} rules={required}>
          <PersonSelect path="grids/volunteers" label={t('who.volunteer')} />
        </Item>
      ) : null}
      {who === 'fresh' ? (
        <>
          <Item name="name" label={t('name')} rules={required}>
            <Input maxLength={50} />
          </Item>
          <Item name="contact" label={t('contact')} extra={t('contactNote')}>
            <Input maxLength={20} inputMode="tel" />
          </Item>
        </>
      ) : null}
    </>
  );
}
