import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Can } from '../../kit/session.tsx';

const steps = [
  { key: 'import', to: 'roster/import', needs: 'roster.import' },
  { key: 'invite', to: 'access', needs: 'access.write' },
  { key: 'settings', to: 'settings', needs: 'city.settings.write' },
] as const;

/** What a new city does first. */
export function FirstSteps() {
  const { t } = useTranslation('home');
  return (
    <section className="panel first-steps" aria-labelledby="first">
      <h2 id="first">{t('first')}</h2>
      <ul className="doors">
        {steps.map(({ key, to, needs }) => (
          <Can key={key} needs={needs}>
            <li>
              <CityLink to={to}>{t(`first.${key}`)}</CityLink>
              <span>{t(`first.note.${key}`)}</span>
            </li>
          </Can>
        ))}
      </ul>
    </section>
  );
}
