import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { PageLoading } from './kit/PageLoading.tsx';
import { RouteFailure } from './kit/RouteFailure.tsx';
import { cityPages } from './routes.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const below = { getParentRoute: () => root } as const;

const publicRoutes = [
  createRoute({ ...below, path: '/', component: lazyRouteComponent(() => import('./shell/WelcomePage.tsx')) }),
  createRoute({ ...below, path: '/sign-up', component: lazyRouteComponent(() => import('./shell/SignUpPage.tsx')) }),
  createRoute({
    ...below,
    path: '/tools',
    component: lazyRouteComponent(() => import('./modules/tools/ToolsPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/sign-in',
    component: lazyRouteComponent(() => import('./shell/SignInPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/vote',
    component: lazyRouteComponent(() => import('./modules/ballot/VotePage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/ask',
    component: lazyRouteComponent(() => import('./modules/ask/AskPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/check-in',
    component: lazyRouteComponent(() => import('./modules/alliance/CheckInPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/track',
    component: lazyRouteComponent(() => import('./modules/ask/TrackPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/publicity',
    component: lazyRouteComponent(() => import('./modules/appeal/PublicListPage.tsx')),
  }),
  createRoute({
    ...below,
    path: '/$city/listing-board',
    component: lazyRouteComponent(() => import('./modules/listings/PublicBoardPage.tsx')),
  }),
];

const city = createRoute({
  ...below,
  path: '/$city',
  component: lazyRouteComponent(() => import('./shell/CityShell.tsx')),
});
const cityRoutes = cityPages.map((page) =>
  createRoute({
    getParentRoute: () => city,
    path: page.path === '' ? '/' : page.path,
    component: lazyRouteComponent(page.load),
    staticData: { page },
  }),
);

/** Search parameters are plain strings (`?page=2&grade=excellent`), so that addresses stay readable. */
export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, city.addChildren(cityRoutes)]),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      ),
    ).toString();
    return text ? `?${text}` : '';
  },
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});
