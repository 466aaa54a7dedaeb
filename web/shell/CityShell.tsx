import { MenuOutlined } from '@ant-design/icons';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { Button, Drawer, Layout } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../client.ts';
import { ErrorBoundary } from '../kit/ErrorBoundary.tsx';
import { Failure } from '../kit/Failure.tsx';
import { PageLoading } from '../kit/PageLoading.tsx';
import { mayOpen, SessionProvider, useSession, useSessionQuery } from '../kit/session.tsx';
import { useCitySlug } from '../kit/useCity.ts';
import { useNarrow } from '../kit/useMedia.ts';
import { Brand } from './Brand.tsx';
import { InboxBadge } from './InboxBadge.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Redirect } from './Redirect.tsx';
import './shell.css';
import { SideMenu } from './SideMenu.tsx';
import { SkipLink } from './SkipLink.tsx';
import { Unsent, UnsentOffline } from './Unsent.tsx';
import { UserMenu } from './UserMenu.tsx';

const collapsedKey = 'suishi.menu';

function TopBar({ onMenu }: { onMenu: (() => void) | null }) {
  const { t } = useTranslation('shell');
  const { city, assignments } = useSession();
  const scope = [...new Set(assignments.map((assignment) => assignment.unitName))].join('、');
  return (
    <Layout.Header className="top-bar no-print">
      {onMenu ? <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={onMenu} /> : null}
      <strong className="city-name">{city.name}</strong>
      {scope && scope !== city.name ? <span className="scope">{scope}</span> : null}
      <span className="push" />
      <Unsent />
      <InboxBadge />
      <LanguageSwitch />
      <UserMenu />
    </Layout.Header>
  );
}

/** The page of the address, if the session may open it; a first password must be changed before anything else. */
function CurrentPage() {
  const session = useSession();
  const { pathname } = useLocation();
  const page = useMatches().findLast((match) => match.staticData.page)?.staticData.page;
  const account = `/${session.city.slug}/account`;
  if (session.user.mustChangePassword && pathname !== account) return <Redirect to={account} />;
  if (page && !mayOpen(session, page)) {
    return <Failure whole error={new ApiError(403, { code: 'forbidden', message: '' })} />;
  }
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<PageLoading />}>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  );
}

function Frame() {
  const { t } = useTranslation('shell');
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'closed');
  const collapse = (closed: boolean) => {
    localStorage.setItem(collapsedKey, closed ? 'closed' : 'open');
    setCollapsed(closed);
  };
  return (
    <Layout className="shell">
      <SkipLink />
      {narrow ? (
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          placement="left"
          size={248}
          rootClassName="menu-drawer"
          title={<Brand />}
        >
          <SideMenu onChosen={() => setDrawer(false)} />
        </Drawer>
      ) : (
        <Layout.Sider
          className="side no-print"
          width={200}
          collapsedWidth={56}
          collapsible
          collapsed={collapsed}
          onCollapse={collapse}
        >
          <div className="side-brand">
            <Brand />
          </div>
          <nav aria-label={t('menu')}>
            <SideMenu />
          </nav>
        </Layout.Sider>
      )}
      <Layout>
        <TopBar onMenu={narrow ? () => setDrawer(true) : null} />
        <Layout.Content id="main" tabIndex={-1} className="page">
          <CurrentPage />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Everything below `/{city}`: nothing is drawn before the session is known. */
export default function CityShell() {
  const city = useCitySlug();
  const session = useSessionQuery(city);
  if (session.error?.status === 401) {
    return <Redirect to={`/${city}/sign-in`} remember />;
  }
  if (session.error) {
    return (
      <>
        {session.error.outcomeUnknown ? <UnsentOffline city={city} /> : null}
        <Failure whole error={session.error} onRetry={() => void session.refetch()} />
      </>
    );
  }
  if (!session.data) return <PageLoading />;
  return (
    <SessionProvider value={session.data}>
      <Frame />
    </SessionProvider>
  );
}
