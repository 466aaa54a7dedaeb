import { LogoutOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../client.ts';
import { useCityNavigate } from '../kit/CityLink.tsx';
import { useSession } from '../kit/session.tsx';
import { useAction } from '../kit/useAction.ts';

/** The person, their account, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('shell');
  const { city, user, assignments } = useSession();
  const go = useCityNavigate();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = useAction({
    refresh: false,
    run: (_: null, key) => api.post(cityPath(city.slug, 'auth/sign-out'), {}, key),
    onDone: () => {
      queries.clear();
      void navigate({ to: `/${city.slug}/sign-in` as string });
    },
  });
  const roles = assignments.map((assignment) => `${assignment.roleName} · ${assignment.unitName}`);
  const items = [
    { key: 'who', type: 'group' as const, label: <span>{user.email}</span>, children: [] },
    ...roles.map((role) => ({ key: role, label: role, disabled: true })),
    { type: 'divider' as const },
    { key: 'account', icon: <SafetyOutlined />, label: t('account'), onClick: () => go('account') },
    { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: () => void signOut.run(null) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />}>
        {user.name}
      </Button>
    </Dropdown>
  );
}
