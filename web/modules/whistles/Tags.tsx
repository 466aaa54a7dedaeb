import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../kit/Day.tsx';
import type { Body, Listed } from './types.ts';

const whistleColors = {
  drafted: 'gold',
  returned: 'orange',
  out: 'blue',
  closed: 'green',
  withdrawn: 'default',
} as const;
const callColors: Readonly<Partial<Record<Body['state'], string>>> = {
  called: 'gold',
  accepted: 'blue',
  arrived: 'blue',
  handled: 'cyan',
  returned: 'orange',
  scored: 'green',
  unanswered: 'red',
};

export function WhistleTag({ state }: { state: Listed['state'] }) {
  const { t } = useTranslation('whistles');
  return <Tag color={whistleColors[state]}>{t(`state.${state}`)}</Tag>;
}

export function CallTag({ state }: { state: Body['state'] }) {
  const { t } = useTranslation('whistles');
  return <Tag color={callColors[state] ?? 'default'}>{t(`call.${state}`)}</Tag>;
}

/** The last instant, that it has passed, or that the clock stands still. */
export function Due({ at, late, pausedAt }: { at: string | null; late: boolean; pausedAt?: string | null }) {
  const { t } = useTranslation('whistles');
  if (at === null) return <span>—</span>;
  return (
    <>
      <Instant value={at} /> {late ? <Tag color="red">{t('late')}</Tag> : null}
      {pausedAt ? <Tag>{t('paused')}</Tag> : null}
    </>
  );
}
