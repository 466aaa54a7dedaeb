import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from './PublicFrame.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = `${t('notFound')} · 随事`;
  }, [t]);
  return (
    <PublicFrame>
      <section className="failure">
        <h1>{t('notFound')}</h1>
        <Link to="/">{t('toWelcome')}</Link>
      </section>
    </PublicFrame>
  );
}
