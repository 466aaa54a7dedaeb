import { Alert, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import './access.css';
import { ChangePassword } from './ChangePassword.tsx';
import { Sessions } from './Sessions.tsx';
import { TwoFactor } from './TwoFactor.tsx';

function Roles() {
  const { t } = useTranslation('access');
  const { user, assignments } = useSession();
  const roles = assignments.map(({ roleName, unitName }) => `${roleName} · ${unitName}`);
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{user.name}</h2>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'email', label: t('email'), children: user.email },
          { key: 'roles', label: t('roles'), children: roles.length > 0 ? roles.join('；') : t('noRoles') },
        ]}
      />
    </section>
  );
}

/** One's own account: password, second factor, where one is signed in. */
export default function AccountPage() {
  const { t } = useTranslation('access');
  const { user } = useSession();
  if (user.mustChangePassword) {
    return (
      <>
        <PageHeader title={t('account')} />
        <Alert type="warning" showIcon title={t('mustChange')} className="form-alert" />
        <ChangePassword />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('account')} />
      <Roles />
      <div className="account">
        <ChangePassword />
        <TwoFactor />
      </div>
      <Sessions />
    </>
  );
}
