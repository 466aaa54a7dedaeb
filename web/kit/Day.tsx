import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

/** A day or month as the server writes it (`2026-06-30`, `2026-06`), in tabular digits. */
export function Day({ value }: { value: string | null | undefined }) {
  return value ? <time dateTime={value}>{value}</time> : <span>—</span>;
}

/** An instant (ISO 8601) in the time of Shanghai, to the minute. */
export function Instant({ value }: { value: string | number | null | undefined }) {
  const { i18n } = useTranslation();
  if (value === null || value === undefined) return <span>—</span>;
  const at = new Date(value);
  const text = new Intl.DateTimeFormat(i18n.language === 'en' ? 'sv-SE' : i18n.language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(at);
  return <time dateTime={at.toISOString()}>{text}</time>;
}

interface PickerProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
  disabled?: boolean;
  /** Inclusive bounds in the same notation as the value. */
  from?: string;
  until?: string;
}

/** A picker for the whole product: strings in, strings out. */
function Picker({
  kind,
  value,
  onChange,
  id,
  disabled = false,
  from,
  until,
}: PickerProps & { kind: 'date' | 'month' }) {
  const notation = kind === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM';
  return (
    <DatePicker
      {...(id ? { id } : {})}
      picker={kind}
      format={notation}
      className="full-width"
      disabled={disabled}
      value={value ? dayjs(value) : null}
      {...(from ? { minDate: dayjs(from) } : {})}
      {...(until ? { maxDate: dayjs(until) } : {})}
      onChange={(picked) => onChange?.(picked ? picked.format(notation) : null)}
    />
  );
}

export function DayPicker(props: PickerProps) {
  return <Picker kind="date" {...props} />;
}

export function MonthPicker(props: PickerProps) {
  return <Picker kind="month" {...props} />;
}
