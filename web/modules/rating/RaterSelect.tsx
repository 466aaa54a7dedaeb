import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Candidates } from './types.ts';

export interface Chosen {
  kind: 'worker' | 'user';
  id: string;
}

/** Chooses somebody who may rate; typing searches. */
export function RaterSelect({ onChoose }: { onChoose: (rater: Chosen | null) => void }) {
  const { t } = useTranslation('rating');
  const [q, setQ] = useState('');
  const found = useCityQuery<Candidates>('assessment/rater-candidates', { q: q || undefined, pageSize: 50 }, { keep: true });
  return (
    <Select
      className="full-width"
      aria-label={t('rater')}
      placeholder={t('rater')}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={(found.data?.items ?? []).map(({ kind, id, name, unitName }) => ({
        value: `${kind} ${id}`,
        label: `${name} · ${unitName}`,
      }))}
      onChange={(value?: string) => {
        const [kind, id] = (value ?? '').split(' ');
        onChoose(id && (kind === 'worker' || kind === 'user') ? { kind, id } : null);
      }}
    />
  );
} // prettier-ignore
