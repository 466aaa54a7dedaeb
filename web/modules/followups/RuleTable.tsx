import { useTranslation } from 'react-i18next';
import type { Rules } from './types.ts';

/** Of each kind: the share, the least, and what is always visited. */
export function RuleTable({ rules }: { rules: Rules['rules'] }) {
  const { t } = useTranslation('followups');
  return (
    <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('rules')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('kindLabel')}</th>
            <th scope="col" className="amount">
              {t('rule.share')}
            </th>
            <th scope="col" className="amount">
              {t('rule.atLeast')}
            </th>
            <th scope="col">{t('rule.always')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ kind, share, atLeast, always }) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              <td className="amount">{share}</td>
              <td className="amount">{atLeast}</td>
              <td>{always.length > 0 ? [...always].map((mark) => t(`why.${mark}`)).join('、') : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
