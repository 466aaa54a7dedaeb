import { Checkbox, Descriptions, Drawer, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Can, useSession } from '../../kit/session.tsx';
import type { ListAnswer } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Assignments } from './Assignments.tsx';
import type { OneTimePassword, User } from './types.ts';
import { UserState } from './UserState.tsx';

function ResetPassword({ user, onIssued }: { user: User; onIssued: (answer: OneTimePassword) => void }) {
  const { t } = useTranslation('access');
  const { city } = useSession();
  const [dropTwoFactor, setDrop] = useState(false);
  const reset = useAction({
    run: (reason: string, key) =>
      api.post<OneTimePassword>(
        cityPath(city.slug, `access/users/${user.id}/reset-password`),
        { reason, dropTwoFactor },
        key,
      ),
    onDone: onIssued,
  });
  return (
    <ConfirmAction
      label={t('reset')}
      title={t('resetTitle', { name: user.name })}
      withReason
      pending={reset.pending}
      onConfirm={reset.run}
    >
      <p>{t('resetNote')}</p>
      <Checkbox checked={dropTwoFactor} onChange={(event) => setDrop(event.target.checked)}>
        {t('dropTwoFactor')}
      </Checkbox>
    </ConfirmAction>
  );
}

function Disable({ user }: { user: User }) {
  const { t } = useTranslation('access');
  const { city } = useSession();
  const verb = user.disabled ? 'enable' : 'disable';
  const change = useAction({
    done: t('saved'),
    run: (reason: string, key) => api.post(cityPath(city.slug, `access/users/${user.id}/${verb}`), { reason }, key),
  });
  return (
    <ConfirmAction
      label={t(verb)}
      title={t(`title.${verb}`, { name: user.name })}
      danger={!user.disabled}
      withReason
      pending={change.pending}
      onConfirm={change.run}
    >
      {t(`note.${verb}`)}
    </ConfirmAction>
  );
}

interface UserDrawerProps {
  listed: User | null;
  onClose: () => void;
  onIssued: (answer: OneTimePassword) => void;
}

function UserCard({ listed, onIssued }: { listed: User; onIssued: UserDrawerProps['onIssued'] }) {
  const { t } = useTranslation('access');
  const session = useSession();
  const fresh = useCityQuery<ListAnswer<User>>('access/users', { q: listed.email });
  const user = fresh.data?.items.find(({ id }) => id === listed.id) ?? listed;
  if (fresh.isLoading) return <Skeleton active />;
  const items = [
    { key: 'email', label: t('email'), children: user.email },
    { key: 'state', label: t('state'), children: <UserState user={user} /> },
    { key: 'last', label: t('lastSignIn'), children: <Instant value={user.lastSignInAt} /> },
  ];
  return (
    <Flex vertical gap={20}>
      <Descriptions size="small" column={1} bordered items={items} />
      <Assignments user={user} />
      {user.id === session.user.id ? null : (
        <Can needs="access.write">
          <Flex gap={8} wrap>
            <ResetPassword user={user} onIssued={onIssued} />
            <Disable user={user} />
          </Flex>
        </Can>
      )}
      <AuditLink subject={user.id} />
    </Flex>
  );
}

/** One person: roles, state, and what an administrator may do. */
export function UserDrawer({ listed, onClose, onIssued }: UserDrawerProps) {
  return (
    <Drawer
      title={listed?.name}
      open={listed !== null}
      onClose={onClose}
      size={Math.min(560, window.innerWidth)}
      destroyOnHidden
    >
      {listed ? <UserCard listed={listed} onIssued={onIssued} /> : null}
    </Drawer>
  );
}
