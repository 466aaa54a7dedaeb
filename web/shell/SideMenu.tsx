import { useLocation, useNavigate } from '@tanstack/react-router';
import { Menu, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayOpen, useSession, type Session } from '../kit/session.tsx';
import { menuGroups, type CityPage } from '../pages.ts';
import { cityPages } from '../routes.tsx';

/** The catalogues that hold the titles of all entries. */
const namespaces = [...new Set(cityPages.map((page) => page.title.split(':')[0]))];

/** The entry whose path is the longest beginning of the address. */
function currentEntry(pages: readonly CityPage[], below: string): string {
  const fitting = pages.filter(
    (page) => page.path === below || (page.path !== '' && below.startsWith(`${page.path}/`)),
  );
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0]?.path ?? 'none';
}

/** Pages of one's own records mean nothing to somebody who is no worker. */
function concerns(page: CityPage, session: Session): boolean {
  const ownOnly = page.needs?.every((permission) => permission.endsWith('.own')) ?? false;
  return !ownOnly || session.workerId !== null;
}

/** Entries of the modules that the session may open, in the groups of the house. */
export function SideMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('shell');
  const { t: titleOf } = useTranslation(namespaces as never);
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { slug } = session.city;
  const pages = cityPages.filter((page) => page.menu && mayOpen(session, page) && concerns(page, session));
  const items: MenuProps['items'] = menuGroups.flatMap((group) => {
    const entries = pages.filter((page) => page.menu?.group === group);
    if (entries.length === 0) return [];
    const children = entries.map((page) => ({
      key: page.path,
      icon: page.menu?.icon,
      label: (
        <a
          href={`/${slug}/${page.path}`}
          onClick={(event) => (event.metaKey || event.ctrlKey ? event.stopPropagation() : event.preventDefault())}
        >
          {titleOf(page.title as never)}
        </a>
      ),
    }));
    return [{ type: 'group' as const, key: `group-${group}`, label: t(`group.${group}`), children }];
  });
  return (
    <Menu
      theme="dark"
      mode="inline"
      aria-label={t('menu')}
      selectedKeys={[currentEntry(pages, pathname.replace(`/${slug}`, '').replace(/^\//, ''))]}
      items={items}
      onClick={({ key }) => {
        void navigate({ to: `/${slug}${key ? `/${key}` : ''}` as string });
        onChosen?.();
      }}
    />
  );
}
