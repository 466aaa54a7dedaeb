import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SkipLink } from './SkipLink.tsx';

/** The frame of pages that need no account. */
export function PublicFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <div className="public">
      <SkipLink />
      <header className="public-bar no-print">
        <Link to="/">
          <Brand />
        </Link>
        <span className="push" />
        <Link to="/tools">{t('tools')}</Link>
        <LanguageSwitch />
      </header>
      <main id="main" tabIndex={-1} className={wide ? 'public-main wide' : 'public-main'}>
        {children}
      </main>
    </div>
  );
}
