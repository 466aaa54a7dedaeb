import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { RoleFields } from './RoleFields.tsx';
import type { OneTimePassword } from './types.ts';

interface Invitation {
  name: string;
  email: string;
  role?: string;
  unitId?: string;
}

interface InviteProps {
  onDone: (answer: OneTimePassword) => void;
  onCancel: () => void;
}

/** A new colleague, with a one-time password and, if wanted, a first role. */
export function Invite({ onDone, onCancel }: InviteProps) {
  const { t } = useTranslation('access');
  const required = useRequired();
  const city = useCitySlug();
  const invite = useAction({
    quiet: true,
    run: (input: Invitation, key) => api.post<OneTimePassword>(cityPath(city, 'access/users'), input, key),
    onDone,
  });
  return (
    <Form
      schema={null}
      action={invite}
      submitLabel={t('invite')}
      onCancel={onCancel}
      shape={(values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value))}
    >
      <AntdForm.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={60} autoComplete="off" />
      </AntdForm.Item>
      <AntdForm.Item
        name="email"
        label={t('email')}
        rules={[{ required: true, type: 'email', message: t('emailWrong') }]}
      >
        <Input maxLength={254} autoComplete="off" inputMode="email" />
      </AntdForm.Item>
      <RoleFields required={false} />
    </Form>
  );
}
