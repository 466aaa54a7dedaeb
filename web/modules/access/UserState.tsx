import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { User } from './types.ts';

export function UserState({ user }: { user: User }) {
  const { t } = useTranslation('access');
  return (
    <Flex gap={4}>
      {user.disabled ? <Tag color="red">{t('state.disabled')}</Tag> : null}
      {!user.disabled && user.mustChangePassword ? <Tag color="gold">{t('state.invited')}</Tag> : null}
      {!user.disabled && !user.mustChangePassword ? <Tag color="green">{t('state.active')}</Tag> : null}
      {user.twoFactorEnabled ? <Tag color="cyan">{t('second.title')}</Tag> : null}
    </Flex>
  );
}
