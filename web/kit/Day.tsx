import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { recordsBegin } from '../../worker/core/day.ts';

/** A day or month as the server writes it (`2026-06-30`, `2026-06`), in tabular digits. */
export function Day({ value }: { value: string | null | undefined }) {
  return value ? <time dateTime={value}>{value}</time> : <span>—</span>;
}

/** The first day of something; what stood before anything was recorded has none that anybody knows. */
export function Since({ day }: { day: string }) {
  const { t } = useTranslation('kit');
  return day === recordsBegin ? <span>{t('day.unknown')}</span> : <Day value={day} />;
}

/** The Swedish notation is the ISO one: `2026-06-30 14:05`. */
const toMinute = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
});

/** An instant (ISO 8601) in the time of Shanghai, to the minute. */
export function Instant({ value }: { value: string | number | null | undefined }) {
  if (value === null || value === undefined) return <span>—</span>;
  const at = new Date(value);
  const text = toMinute.format(at);
  return <time dateTime={at.toISOString()}>{text}</time>;
}

interface PickerProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
  placeholder?: string;
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
  placeholder,
  disabled = false,
  from,
  until,
}: PickerProps & { kind: 'date' | 'month' }) {
  const notation = kind === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM';
  return (
    <DatePicker
      {...(id ? { id } : {})}
      {...(placeholder ? { placeholder, 'aria-label': placeholder } : {})}
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
