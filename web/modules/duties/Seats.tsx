import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Duty } from './types.ts';
import { stanceColors } from './words.ts';

export type Said = Pick<Duty['seats'][number], 'stance' | 'silent'>;

/** What a department said in the joint review, that it let its time pass, or that its opinion is out. */
export function StanceTag({ stance, silent }: Said) {
  const { t } = useTranslation('duties');
  if (stance) return <Tag color={stanceColors[stance]}>{t(`stance.${stance}`)}</Tag>;
  return <Tag>{t(silent ? 'silent' : 'waitsForOpinion')}</Tag>;
}

/** The departments of one round of the joint review, each by the officer who spoke for it. */
export function Seats({ rows }: { rows: Duty['seats'] }) {
  const { t } = useTranslation('duties');
  if (rows.length === 0) return null;
  return (
    <div className="plain-scroll" tabIndex={0} role="group" aria-label={t('reviewers')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('reviewer')}</th>
            <th scope="col">{t('opinionLabel')}</th>
            <th scope="col">{t('opinionReason')}</th>
            <th scope="col">{t('spokenBy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <td>{row.unitName}</td>
              <td>
                <StanceTag stance={row.stance} silent={row.silent} />
              </td>
              <td>{row.reason ?? '—'}</td>
              <td>{row.answeredByName ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
