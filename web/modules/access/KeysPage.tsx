import { KeyOutlined } from '@ant-design/icons';
import { Button, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { DayPicker, Instant } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import './access.css';
import { AccessNav } from './AccessNav.tsx';
import { RoleFields } from './RoleFields.tsx';
import { Secret } from './Secret.tsx';
import type { Key, KeySecret } from './types.ts';

interface NewKey {
  name: string;
  role: string;
  unitId: string;
  untilDay: string;
}

function KeyForm({ onDone, onCancel }: { onDone: (answer: KeySecret) => void; onCancel: () => void }) {
  const { t } = useTranslation('access');
  const required = useRequired();
  const city = useCitySlug();
  const create = useAction({
    quiet: true,
    run: (input: NewKey, key) => api.post<KeySecret>(cityPath(city, 'access/keys'), input, key),
    onDone,
  });
  const rules = required;
  return (
    <Form schema={null} action={create} submitLabel={t('createKey')} onCancel={onCancel}>
      <AntdForm.Item name="name" label={t('keyName')} extra={t('keyNameNote')} rules={rules}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <RoleFields required />
      <AntdForm.Item name="untilDay" label={t('untilDay')} extra={t('untilDayNote')} rules={rules}>
        <DayPicker />
      </AntdForm.Item>
    </Form>
  );
}

function Revoke({ entry }: { entry: Key }) {
  const { t } = useTranslation('access');
  const city = useCitySlug();
  const revoke = useAction({
    done: t('saved'),
    run: (reason: string, key) => api.post(cityPath(city, `access/keys/${entry.id}/revoke`), { reason }, key),
  });
  if (entry.revokedAt) return <Tag>{t('revoked')}</Tag>;
  return (
    <ConfirmAction
      label={t('revoke')}
      title={t('revokeTitle', { name: entry.name })}
      danger
      button={{ size: 'small' }}
      withReason
      pending={revoke.pending}
      onConfirm={revoke.run}
    >
      {t('revokeNote')}
    </ConfirmAction>
  );
}

/** Keys of machines: a role over a unit, for at most a year. */
export default function KeysPage() {
  const { t } = useTranslation('access');
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<KeySecret | undefined>();
  const told = (answer: KeySecret) => {
    setCreating(false);
    setCreated(answer);
  };
  const shown = (['all', 'only'] as const).map((value) => ({ value, label: t(`revoked.${value}`) }));
  const create = (
    <Button type="primary" icon={<KeyOutlined />} onClick={() => setCreating(true)}>
      {t('createKey')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('keys')} note={t('keysNote')} actions={create} />
      <AccessNav />
      <DataTable<Key>
        name="access.keys"
        label={t('keys')}
        path="access/keys"
        keyOf={(entry) => entry.id}
        filters={[{ key: 'revoked', label: t('state'), kind: 'select', options: shown }]}
        columns={[
          { key: 'name', title: t('keyName'), render: ({ name }) => name },
          { key: 'role', title: t('role'), render: ({ roleName }) => roleName },
          { key: 'unit', title: t('scope'), render: ({ unitName }) => unitName },
          { key: 'created', title: t('created'), render: ({ createdAt }) => <Instant value={createdAt} /> },
          { key: 'expires', title: t('untilDay'), render: ({ expiresAt }) => <Instant value={expiresAt} /> },
          { key: 'action', title: t('sessions.action'), render: (entry) => <Revoke entry={entry} /> },
        ]}
      />
      <FormDrawer title={t('createKey')} open={creating} onClose={() => setCreating(false)}>
        <KeyForm onDone={told} onCancel={() => setCreating(false)} />
      </FormDrawer>
      <Secret title={t('secret.key')} secret={created && created.secret} onClose={() => setCreated(undefined)} />
    </>
  );
}
