import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';

/** One entry of the identity library's session list. */
interface SessionEntry {
  id: string;
  token: string;
  createdAt: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
}

/** `Mozilla/5.0 (Windows NT 10.0; …) … Edg/141` → `Windows · Edge`; what is unknown stays as it is. */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return '—';
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(userAgent)?.[1];
  const browsers: readonly [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ];
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [system, browser].filter(Boolean).join(' · ') || userAgent.slice(0, 60);
}

/** Where the person is signed in, and the ways to end it. */
export function Sessions() {
  const { t } = useTranslation('access');
  const city = useCitySlug();
  const sessions = useCityQuery<SessionEntry[]>('auth/list-sessions');
  const revoke = useAction({
    done: t('sessions.ended'),
    run: (token: string, key) => api.post(cityPath(city, 'auth/revoke-session'), { token }, key),
  });
  const revokeOthers = useAction({
    done: t('sessions.ended'),
    run: (_: null, key) => api.post(cityPath(city, 'auth/revoke-other-sessions'), {}, key),
  });
  if (sessions.error) return <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <section className="panel" aria-labelledby="sessions">
      <Flex justify="space-between" align="flex-start" wrap gap={8}>
        <h2 id="sessions">{t('sessions.title')}</h2>
        <ConfirmAction
          label={t('sessions.endOthers')}
          title={t('sessions.endOthers')}
          pending={revokeOthers.pending}
          onConfirm={() => revokeOthers.run(null)}
        >
          {t('sessions.endOthersNote')}
        </ConfirmAction>
      </Flex>
      <Table<SessionEntry>
        size="small"
        rowKey="id"
        loading={sessions.isLoading}
        dataSource={sessions.data ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('sessions.device'), render: (_, { userAgent }) => deviceOf(userAgent) },
          { title: t('sessions.address'), render: (_, { ipAddress }) => ipAddress || '—' },
          { title: t('sessions.since'), render: (_, { createdAt }) => <Instant value={createdAt} /> },
          { title: t('sessions.until'), render: (_, { expiresAt }) => <Instant value={expiresAt} /> },
          {
            title: t('sessions.action'),
            render: (_, { token }) => (
              <ConfirmAction
                label={t('sessions.end')}
                title={t('sessions.end')}
                button={{ size: 'small' }}
                pending={revoke.pending}
                onConfirm={() => revoke.run(token)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
