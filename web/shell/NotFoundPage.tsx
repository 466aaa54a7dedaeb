import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { PublicFrame } from './PublicFrame.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <PublicFrame>
      <Result status="info" title={t('notFound')} extra={<Link to="/">{t('toWelcome')}</Link>} />
    </PublicFrame>
  );
}
