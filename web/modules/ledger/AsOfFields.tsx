import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';

export type AsOfSearch = Readonly<Record<string, string>>;

const parts = ['asOfDay', 'recordedUntil'] as const;

/** What the address says of the two axes of time. */
export const asOfSearch = (search: Readonly<Record<string, unknown>>): AsOfSearch =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const value = search[part];
      return typeof value === 'string' && value !== '' ? [[part, value]] : [];
    }),
  );

interface AsOfFieldsProps {
  asOf: AsOfSearch;
  onChange: (next: AsOfSearch) => void;
}

/** Two days: up to which day vouchers count, and as the book was known at the end of which day. */
export function AsOfFields({ asOf, onChange }: AsOfFieldsProps) {
  const { t } = useTranslation('ledger');
  const set = (part: (typeof parts)[number], value: string | null) => {
    const others = Object.entries(asOf).filter(([key]) => key !== part);
    onChange(Object.fromEntries(value === null ? others : [...others, [part, value]]));
  };
  return parts.map((part) => (
    <div key={part}>
      <DayPicker
        placeholder={t(part === 'asOfDay' ? 'asOf' : 'recordedUntil')}
        value={asOf[part]?.slice(0, 10) ?? null}
        onChange={(day) => set(part, day)}
      />
    </div>
  ));
}
