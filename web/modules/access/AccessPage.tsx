import { UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Instant } from '../../kit/Day.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import './access.css';
import { AccessNav } from './AccessNav.tsx';
import { Invite } from './Invite.tsx';
import { useRoles } from './RoleFields.tsx';
import { Secret } from './Secret.tsx';
import type { OneTimePassword, User } from './types.ts';
import { UserDrawer } from './UserDrawer.tsx';
import { UserState } from './UserState.tsx';

function useColumns(onOpen: (user: User) => void): Column<User>[] {
  const { t } = useTranslation('access');
  return [
    {
      key: 'name',
      title: t('name'),
      sort: true,
      render: (user) => (
        <Button type="link" className="cell-link" onClick={() => onOpen(user)}>
          {user.name}
        </Button>
      ),
    },
    { key: 'email', title: t('email'), sort: true, render: ({ email }) => email },
    {
      key: 'roles',
      title: t('roles'),
      wrap: true,
      render: ({ assignments }) =>
        assignments.map(({ id, roleName, unitName }) => (
          <div key={id}>
            {roleName} · {unitName}
          </div>
        )),
    },
    { key: 'state', title: t('state'), render: (user) => <UserState user={user} /> },
    { key: 'last', title: t('lastSignIn'), render: ({ lastSignInAt }) => <Instant value={lastSignInAt} /> },
  ];
}

/** Who can sign in, in which roles and where. */
export default function AccessPage() {
  const { t } = useTranslation('access');
  const [open, setOpen] = useState<User | null>(null);
  const [inviting, setInviting] = useState(false);
  const [issued, setIssued] = useState<OneTimePassword | undefined>();
  const roles = useRoles();
  const roleOptions = (roles.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const states = (['no', 'only'] as const).map((value) => ({ value, label: t(`disabled.${value}`) }));
  const told = (answer: OneTimePassword) => {
    setInviting(false);
    setIssued(answer);
  };
  const invite = (
    <Can needs="access.write">
      <Button type="primary" icon={<UserAddOutlined />} onClick={() => setInviting(true)}>
        {t('inviteOne')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={invite} />
      <AccessNav />
      <DataTable<User>
        name="access.users"
        label={t('users')}
        path="access/users"
        columns={useColumns(setOpen)}
        keyOf={(user) => user.id}
        search={t('search')}
        filters={[
          { key: 'role', label: t('role'), kind: 'select', options: roleOptions },
          { key: 'disabled', label: t('state'), kind: 'select', options: states },
        ]}
      />
      <UserDrawer listed={open} onClose={() => setOpen(null)} onIssued={told} />
      <FormDrawer title={t('inviteOne')} open={inviting} onClose={() => setInviting(false)}>
        <Invite onDone={told} onCancel={() => setInviting(false)} />
      </FormDrawer>
      <Secret
        title={t('secret.password')}
        secret={issued && issued.oneTimePassword}
        onClose={() => setIssued(undefined)}
      />
    </>
  );
}
