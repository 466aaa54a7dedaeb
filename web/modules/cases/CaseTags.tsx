import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Listed } from './types.ts';

const colors: Readonly<Partial<Record<Listed['state'], string>>> = {
  raised: 'gold',
  reopened: 'orange',
  deliberated: 'blue',
  decided: 'blue',
  handling: 'cyan',
  handled: 'purple',
  closed: 'green',
};

export function StateTag({ state }: { state: Listed['state'] }) {
  const { t } = useTranslation('cases');
  return <Tag color={colors[state] ?? 'default'}>{t(`state.${state}`)}</Tag>;
}

const ratings = { solved: 'green', partly: 'gold', unsolved: 'red' } as const;

export function RatingTag({ rating }: { rating: Listed['rating'] }) {
  const { t } = useTranslation('cases');
  return rating === null ? <span>—</span> : <Tag color={ratings[rating]}>{t(`result.${rating}`)}</Tag>;
}

/** The last day of the present step, and whether it comes, has passed or stands still. */
export function Deadline({ row }: { row: Pick<Listed, 'deadlineDay' | 'late' | 'soon' | 'pausedDay'> }) {
  const { t } = useTranslation('cases');
  if (row.deadlineDay === null) return <span>—</span>;
  return (
    <>
      <time dateTime={row.deadlineDay}>{row.deadlineDay}</time> {row.pausedDay ? <Tag>{t('due.paused')}</Tag> : null}
      {row.late ? <Tag color="red">{t('due.late')}</Tag> : null}
      {row.soon ? <Tag color="orange">{t('due.soon')}</Tag> : null}
    </>
  );
}
