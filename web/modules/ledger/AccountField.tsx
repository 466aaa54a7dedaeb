import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRequired } from '../../kit/useRequired.ts';
import type { Account } from './types.ts';
import { useAccountChoices } from './useAccounts.ts';

interface AccountFieldProps {
  name: string;
  label: string;
  kind: Account['kind'];
  year: number | undefined;
}

/** Chooses an account of one kind; type to search by code, name or owner. */
export function AccountField({ name, label, kind, year }: AccountFieldProps) {
  const required = useRequired();
  const [search, setSearch] = useState('');
  const choices = useAccountChoices(kind, year, search);
  // What was searched for stays when the field empties its text: the choice made from it keeps its name.
  const onSearch = (text: string) => text.trim() && setSearch(text.trim().slice(0, 50));
  return (
    <Form.Item name={name} label={label} rules={required}>
      <Select options={[...choices]} showSearch={{ optionFilterProp: 'label', onSearch }} />
    </Form.Item>
  );
}
