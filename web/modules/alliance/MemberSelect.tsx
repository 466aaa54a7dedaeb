import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { MemberListed } from './types.ts';

interface MemberSelectProps {
  value?: string;
  onChange?: (id: string | undefined) => void;
  id?: string;
}

/** Chooses a member organisation of today; type to search. */
export function MemberSelect({ value, onChange, id }: MemberSelectProps) {
  const { t } = useTranslation('alliance');
  const [q, search] = useState('');
  const asked = { state: 'member', pageSize: 30, ...(q ? { q } : {}) };
  const query = useCityQuery<{ items: MemberListed[] }>('alliance/organisations', asked, { keep: true });
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      options={(query.data?.items ?? []).map((row) => ({ value: row.id, label: row.name }))}
      loading={query.isFetching}
      showSearch={{ filterOption: false, onSearch: search }}
      notFoundContent={t('noMembers')}
    />
  );
}
