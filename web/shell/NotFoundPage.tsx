import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from './PublicFrame.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <PublicFrame>
      <section className="failure">
        <h1>{t('notFound')}</h1>
        <Link to="/">{t('toWelcome')}</Link>
      </section>
    </PublicFrame>
  );
}
