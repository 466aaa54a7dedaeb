import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Listed } from './types.ts';

const colors: Readonly<Partial<Record<Listed['state'], string>>> = {
  agreed: 'green',
  appointed: 'green',
  adopted: 'green',
  partly: 'cyan',
  concluded: 'green',
  gathered: 'blue',
  opined: 'blue',
  asked: 'gold',
  invited: 'gold',
  called: 'gold',
  filed: 'gold',
  escalated: 'orange',
  raised: 'orange',
  lapsed: 'orange',
  refused: 'red',
  declined: 'red',
  settled: 'red',
};

export function StateTag({ state }: { state: Listed['state'] }) {
  const { t } = useTranslation('powers');
  return <Tag color={colors[state] ?? 'default'}>{t(`state.${state}`)}</Tag>;
}

/** The last day, and that it has passed. */
export function Deadline({ day, late }: { day: string | null; late: boolean }) {
  const { t } = useTranslation('powers');
  if (day === null) return <span>—</span>;
  return (
    <>
      <time dateTime={day}>{day}</time> {late ? <Tag color="red">{t('late')}</Tag> : null}
    </>
  );
}
