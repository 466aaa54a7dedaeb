import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { useAntdLocale } from './antdLocale.ts';
import { ApiError } from './client.ts';
import { reloadWhenOutdated } from './freshness.ts';
import { installWorker } from './install.ts';
import { startLanguages } from './i18n.ts';
import './kit/kit.css';
import { PageLoading } from './kit/PageLoading.tsx';
import { useStill } from './kit/useMedia.ts';
import { router } from './router.tsx';
import './styles.css';
import { stillTheme, theme } from './theme.ts';

/** Only a lost answer is worth asking again; a refusal stays a refusal. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.outcomeUnknown,
    },
  },
});

function Application() {
  const locale = useAntdLocale();
  const still = useStill();
  if (!locale) return <PageLoading />;
  return (
    <ConfigProvider
      theme={still ? stillTheme : theme}
      locale={locale}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <Suspense fallback={<PageLoading />}>
          <RouterProvider router={router} />
        </Suspense>
      </AntdApp>
    </ConfigProvider>
  );
}

reloadWhenOutdated();
installWorker();
await startLanguages();
const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Application />
    </QueryClientProvider>
  </StrictMode>,
);
