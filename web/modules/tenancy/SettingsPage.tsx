import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useSession } from '../../kit/session.tsx';

const links = [
  { to: 'organisation/calendars', key: 'calendars', needs: 'organisation.read' },
  { to: 'organisation/templates', key: 'templates', needs: 'organisation.read' },
  { to: 'access/roles', key: 'roles', needs: 'access.read' },
  { to: 'access/keys', key: 'keys', needs: 'access.keys.write' },
] as const;

/** What holds for the whole city: who it is, and where its rules are kept. */
export default function SettingsPage() {
  const { t } = useTranslation('tenancy');
  const { city } = useSession();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <section className="panel" aria-labelledby="city">
        <h2 id="city">{t('city')}</h2>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 3 }}
          items={[
            { key: 'name', label: t('name'), children: city.name },
            { key: 'slug', label: t('slug'), children: <code>{city.slug}</code> },
            { key: 'code', label: t('divisionCode'), children: <code>{city.divisionCode}</code> },
          ]}
        />
      </section>
      <ul className="doors">
        {links.map(({ to, key, needs }) => (
          <Can key={key} needs={needs}>
            <li>
              <CityLink to={to}>{t(key)}</CityLink>
              <span>{t(`note.${key}`)}</span>
            </li>
          </Can>
        ))}
      </ul>
    </>
  );
}
