import { Input, Select } from 'antd';
import { DayPicker, MonthPicker } from './Day.tsx';
import type { Filter } from './table.ts';
import { UnitSelect } from './UnitSelect.tsx';

interface FilterProps {
  filter: Filter;
  value: string;
  onChange: (value: string) => void;
}

function FilterInput({ filter, value, onChange }: FilterProps) {
  const take = (next: string | null | undefined) => onChange(next ?? '');
  switch (filter.kind) {
    case 'select':
      return (
        <Select
          aria-label={filter.label}
          placeholder={filter.label}
          allowClear
          value={value || null}
          options={[...filter.options]}
          onChange={take}
          className="full-width"
          showSearch={filter.options.length > 8 ? { optionFilterProp: 'label' } : false}
        />
      );
    case 'unit':
      return (
        <UnitSelect
          label={filter.label}
          placeholder={filter.label}
          value={value || null}
          onChange={take}
          {...(filter.kinds ? { kinds: filter.kinds } : {})}
        />
      );
    case 'day':
      return <DayPicker placeholder={filter.label} value={value || null} onChange={take} />;
    case 'month':
      return <MonthPicker placeholder={filter.label} value={value || null} onChange={take} />;
    case 'text':
      return (
        <Input.Search
          aria-label={filter.label}
          placeholder={filter.label}
          defaultValue={value}
          allowClear
          onSearch={onChange}
        />
      );
  }
}

interface TableFiltersProps {
  filters: readonly Filter[];
  values: Readonly<Record<string, string>>;
  onChange: (key: string, value: string) => void;
}

/** One input for each filter, labelled by its placeholder and for screen readers. */
export function TableFilters({ filters, values, onChange }: TableFiltersProps) {
  return filters.map((filter) => (
    <div key={filter.key} className="table-filter">
      <FilterInput filter={filter} value={values[filter.key] ?? ''} onChange={(value) => onChange(filter.key, value)} />
    </div>
  ));
}
