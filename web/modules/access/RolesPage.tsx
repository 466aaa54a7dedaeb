import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import './access.css';
import { AccessNav } from './AccessNav.tsx';
import { RoleForm } from './RoleForm.tsx';
import { useRoles } from './RoleFields.tsx';
import type { Role } from './types.ts';

/** What each role may do; the city may change it. */
export default function RolesPage() {
  const { t } = useTranslation('access');
  const roles = useRoles();
  const [open, setOpen] = useState<Role | null>(null);
  const link = (role: Role) => (
    <Button type="link" className="cell-link" onClick={() => setOpen(role)}>
      {role.name}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('roles')} note={t('rolesNote')} />
      <AccessNav />
      {roles.error ? (
        <Failure error={roles.error} onRetry={() => void roles.refetch()} />
      ) : (
        <div className="panel">
          <Table<Role>
            size="small"
            rowKey="code"
            pagination={false}
            scroll={{ x: 'max-content' }}
            loading={roles.isLoading}
            dataSource={roles.data?.items ?? []}
            columns={[
              { title: t('role'), render: (_, role) => link(role) },
              { title: t('holders'), dataIndex: 'holders', align: 'right' },
              { title: t('permissions'), align: 'right', render: (_, { permissions }) => permissions.length },
            ]}
          />
        </div>
      )}
      <FormDrawer title={open?.name ?? ''} open={open !== null} onClose={() => setOpen(null)} width={560}>
        {open ? <RoleForm role={open} onDone={() => setOpen(null)} /> : null}
      </FormDrawer>
    </>
  );
}
