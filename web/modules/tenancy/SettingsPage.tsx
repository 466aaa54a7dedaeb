import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { Calendars } from './Calendars.tsx';
import { Templates } from './Templates.tsx';

/** What holds for the whole city: who it is, its working days, what a new unit brings along. */
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
      <Calendars />
      <Templates />
    </>
  );
}
