import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface YearSelectProps {
  year: number | undefined;
  years: readonly number[];
  onChange: (year: number) => void;
}

export function YearSelect({ year, years, onChange }: YearSelectProps) {
  const { t } = useTranslation('ledger');
  const options = years.map((value) => ({ value, label: t('yearOf', { year: value }) }));
  return (
    <Select aria-label={t('year')} value={year ?? null} options={options} onChange={(next) => next && onChange(next)} />
  );
}
