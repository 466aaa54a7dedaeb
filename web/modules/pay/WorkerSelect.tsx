import { Select } from 'antd';
import { useState } from 'react';
import { useCityQuery } from '../../kit/useCityQuery.ts';

interface WorkerSelectProps {
  value?: string;
  onChange?: (workerId: string) => void;
  id?: string;
}

/** One worker of the roster, found by name or pinyin. */
export function WorkerSelect({ value, onChange, id }: WorkerSelectProps) {
  const [q, setQ] = useState('');
  const found = useCityQuery<{ items: { id: string; name: string; unitName?: string }[] }>(
    'roster/workers',
    { q, pageSize: 20 },
    { keep: true },
  );
  const options = (found.data?.items ?? []).map((worker) => ({
    value: worker.id,
    label: worker.unitName ? `${worker.name} · ${worker.unitName}` : worker.name,
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      onChange={(next: string) => onChange?.(next)}
      options={options}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
    />
  );
}
