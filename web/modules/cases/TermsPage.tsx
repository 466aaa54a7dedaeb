import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { nameIn } from '../../language.ts';
import { CaseNav } from './CaseNav.tsx';
import './cases.css';
import { TermsFields, termDays } from './TermsFields.tsx';
import type { Terms } from './types.ts';
import { results, urgencies } from './words.ts';

function Edition({ terms }: { terms: Terms }) {
  const { t, i18n } = useTranslation('cases');
  const kinds = terms.dutyRequired.map((kind) => t(`kind.${kind}`));
  return (
    <>
      <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('terms.days')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('terms.days')}</th>
              {termDays.map((key) => (
                <th key={key} scope="col" className="amount">
                  {t(`terms.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {urgencies.map((urgency) => (
              <tr key={urgency}>
                <th scope="row">{t(`urgency.${urgency}`)}</th>
                {termDays.map((key) => (
                  <td key={key} className="amount">
                    {terms.terms[urgency][key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="facts">
        <dt>{t('terms.rate')}</dt>
        <dd>{terms.rateWorkdays}</dd>
        <dt>{t('terms.remind')}</dt>
        <dd>{terms.remindWorkdays}</dd>
        <dt>{t('terms.pass')}</dt>
        <dd>{terms.passShare}</dd>
        <dt>{t('terms.duty')}</dt>
        <dd>{kinds.length > 0 ? kinds.join('、') : '—'}</dd>
        <dt>{t('terms.points')}</dt>
        <dd>{results.map((result) => `${t(`result.${result}`)} ${terms.points[result]}`).join(' · ')}</dd>
        <dt>{t('category')}</dt>
        <dd>{terms.categories.map((category) => nameIn(category, i18n.language)).join(' · ')}</dd>
      </dl>
    </>
  );
}

/** Categories, deadlines and rules of the five steps, each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('cases');
  return (
    <EditionsPage<Terms>
      path="cases/policies"
      title={t('terms')}
      note={t('terms.note')}
      act={t('act.terms')}
      width={720}
      nav={<CaseNav />}
      edition={(terms) => <Edition terms={terms} />}
      fields={() => <TermsFields />}
    />
  );
}
