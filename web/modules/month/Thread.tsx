import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../kit/Day.tsx';
import type { Objection } from './types.ts';

const colours = { open: 'red', answered: 'gold', settled: 'green' } as const;

export function ObjectionState({ state }: { state: Objection['state'] }) {
  const { t } = useTranslation('month');
  return <Tag color={colours[state]}>{t(`objection.${state}`)}</Tag>;
}

/** What worker and office said to each other; one's own words stand on the right. */
export function Thread({ objection, side }: { objection: Objection; side: 'worker' | 'office' }) {
  return (
    <ol className="thread">
      {objection.messages.map((message) => (
        <li key={message.id} className={message.side === side ? 'mine' : undefined}>
          <span className="month-note">
            {message.author} · <Instant value={message.at} />
          </span>
          <p>{message.text}</p>
        </li>
      ))}
    </ol>
  );
}
