import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';

export interface Division {
  code: string;
  name: string;
}
export interface County extends Division {
  items: readonly (Division & { communities?: number })[];
}

function useDivisions(code: string | null) {
  return useQuery({
    queryKey: ['divisions', code],
    queryFn: () => api.get<{ items: Division[] }>(code ? `/api/divisions/${code}` : '/api/divisions'),
    enabled: code !== '',
    staleTime: Infinity,
  });
}

/** A county with its streets; null until one is chosen. */
export function useCounty(code: string | null) {
  return useQuery({
    queryKey: ['county', code],
    queryFn: () => api.get<County>(`/api/divisions/${code ?? ''}`),
    enabled: Boolean(code),
    staleTime: Infinity,
  });
}

interface LevelProps {
  label: string;
  parent: string | null;
  value: string | null;
  onChange: (division: Division | null) => void;
  id?: string;
}

function Level({ label, parent, value, onChange, id }: LevelProps) {
  const divisions = useDivisions(parent);
  const items = divisions.data?.items ?? [];
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder={label}
      className="full-width"
      disabled={parent === ''}
      loading={divisions.isFetching}
      value={value || null}
      showSearch={{ optionFilterProp: 'label' }}
      options={items.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(code) => onChange(items.find((item) => item.code === code) ?? null)}
    />
  );
}

interface DivisionSelectProps {
  id?: string;
  /** The county's six-digit code. */
  value?: string;
  onChange?: (code: string) => void;
  onName: (name: string) => void;
}

/** Province → prefecture → county by the national division codes. */
export function DivisionSelect({ id, value = '', onChange, onName }: DivisionSelectProps) {
  const { t } = useTranslation('shell');
  const [province, setProvince] = useState('');
  const [prefecture, setPrefecture] = useState('');
  return (
    <div className="division-select">
      <Level
        {...(id ? { id } : {})}
        label={t('province')}
        parent={null}
        value={province}
        onChange={(division) => {
          setProvince(division?.code ?? '');
          setPrefecture('');
          onChange?.('');
        }}
      />
      <Level
        label={t('prefecture')}
        parent={province}
        value={prefecture}
        onChange={(division) => {
          setPrefecture(division?.code ?? '');
          onChange?.('');
        }}
      />
      <Level
        label={t('county')}
        parent={prefecture}
        value={value}
        onChange={(division) => {
          onChange?.(division?.code ?? '');
          onName(division?.name ?? '');
        }}
      />
    </div>
  );
}
