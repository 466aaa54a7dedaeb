import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Day } from '../../kit/Day.tsx';
import type { Card } from './types.ts';

/** What past grades brought beside pay: contract warnings and eligibility, each with the result that it rests on. */
export function Notices({ notices }: { notices: Card['notices'] }) {
  const { t } = useTranslation('roster');
  if (notices.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="worker-notices">
      <h2 id="worker-notices">{t('notices')}</h2>
      <ul className="worker-notices">
        {notices.map(({ kind, name, onDay, year, grade, finalId, revokedOn }) => (
          <li key={`${finalId} ${kind} ${name}`}>
            <Tag color={revokedOn ? 'default' : kind === 'contract_warning' ? 'red' : 'green'}>
              {t(`notice.${kind}`)}
            </Tag>
            {revokedOn ? <del>{name}</del> : <b>{name}</b>}
            <small>
              {t('noticeOf', { year, grade: t(`noticeGrade.${grade ?? 'none'}`) })} · <Day value={onDay} />
              {revokedOn ? ` · ${t('noticeRevoked', { day: revokedOn })}` : null}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
