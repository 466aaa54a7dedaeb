import { Form as AntdForm, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';

interface Passwords {
  currentPassword: string;
  newPassword: string;
}

/** A new password; all other sessions of the person end with it. */
export function ChangePassword() {
  const { t } = useTranslation('access');
  const city = useCitySlug();
  const [version, setVersion] = useState(0);
  const change = useAction({
    quiet: true,
    done: t('password.done'),
    run: (input: Passwords, key) => api.post(cityPath(city, 'access/password'), input, key),
    onDone: () => setVersion((before) => before + 1),
  });
  const required = useRequired();
  return (
    <section className="panel narrow" aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <Form
        key={version}
        schema={null}
        action={change}
        submitLabel={t('password.submit')}
        shape={({ currentPassword, newPassword }) => ({ currentPassword, newPassword })}
      >
        <AntdForm.Item name="currentPassword" label={t('password.current')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </AntdForm.Item>
        <AntdForm.Item
          name="newPassword"
          label={t('password.new')}
          extra={t('password.note')}
          rules={[...required, { min: 10, message: t('password.note') }]}
        >
          <Input.Password autoComplete="new-password" />
        </AntdForm.Item>
        <AntdForm.Item
          name="again"
          label={t('password.again')}
          dependencies={['newPassword']}
          rules={[
            ...required,
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('password.differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </AntdForm.Item>
      </Form>
    </section>
  );
}
