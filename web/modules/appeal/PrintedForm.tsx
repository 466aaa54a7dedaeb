import { useTranslation } from 'react-i18next';
import type { FormOf, Forms } from './types.ts';

const opinions = ['community', 'street', 'city', 'own'] as const;

/** One person's 年度考核登记表: a sheet of A4 with room for opinions and signatures. */
export function PrintedForm({ person, of }: { person: FormOf; of: Forms }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  return (
    <article className="appeal-form" aria-label={person.name}>
      <h2>{t('formTitle')}</h2>
      <p>{t('formOf', { city: of.cityName, year: of.year })}</p>
      <table className="appeal-table">
        <tbody>
          <tr>
            <th scope="row">{t('assessment:name')}</th>
            <td>{person.name}</td>
            <th scope="row">{t('sex')}</th>
            <td>{person.sex === 'female' ? t('sex.female') : t('sex.male')}</td>
          </tr>
          <tr>
            <th scope="row">{t('assessment:unit')}</th>
            <td>
              {person.streetName} {person.unitName}
            </td>
            <th scope="row">{t('assessment:post')}</th>
            <td>{t(`assessment:post.${person.postType}`)}</td>
          </tr>
          <tr>
            <th scope="row">{t('assessment:since')}</th>
            <td>{person.servedSince}</td>
            <th scope="row">{t('assessment:grade')}</th>
            <td>
              <strong>{t(`assessment:grade.${person.grade ?? 'none'}`)}</strong>
            </td>
          </tr>
          <tr>
            <th scope="row">{t('summary')}</th>
            <td colSpan={3} className="appeal-summary">
              {person.summary}
            </td>
          </tr>
          {person.parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">{part.name}</th>
              <td>{t('weightOf', { weight: part.weight })}</td>
              <th scope="row">{t('mark')}</th>
              <td>{part.mean ?? '—'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {t('assessment:bonus')} / {t('assessment:deduction')}
            </th>
            <td>
              {person.bonus} / {person.deduction}
            </td>
            <th scope="row">{t('assessment:score')}</th>
            <td>
              <strong>{person.score ?? '—'}</strong>
            </td>
          </tr>
          {opinions.map((who) => (
            <tr key={who}>
              <th scope="row">{t(`opinion.${who}`)}</th>
              <td colSpan={3} className="appeal-opinion">
                {t('sign')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
