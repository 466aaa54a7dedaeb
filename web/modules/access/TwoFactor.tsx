import { Alert, Button, Flex, Form as AntdForm, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useSession } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useRequired } from '../../kit/useRequired.ts';

interface Enrolment {
  totpURI: string;
  backupCodes: string[];
}

function PasswordForm({ label, path, onDone }: { label: string; path: string; onDone?: (answer: Enrolment) => void }) {
  const { t } = useTranslation('access');
  const required = useRequired();
  const { city } = useSession();
  const act = useAction({
    quiet: true,
    run: (input: { password: string }, key) => api.post<Enrolment>(cityPath(city.slug, path), input, key),
    onDone: (answer) => onDone?.(answer),
  });
  return (
    <Form schema={null} action={act} submitLabel={label}>
      <AntdForm.Item name="password" label={t('password.current')} rules={required}>
        <Input.Password autoComplete="current-password" />
      </AntdForm.Item>
    </Form>
  );
}

/** The secret and the recovery codes are shown this once; a first right code switches the second factor on. */
function Enrol({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const { t } = useTranslation('access');
  const { city } = useSession();
  const secret = new URL(enrolment.totpURI).searchParams.get('secret') ?? '';
  const verify = useAction({
    quiet: true,
    done: t('second.on'),
    run: (input: { code: string }, key) => api.post(cityPath(city.slug, 'auth/two-factor/verify-totp'), input, key),
    onDone,
  });
  return (
    <Flex vertical gap={12}>
      <p className="lead">{t('second.scan')}</p>
      <Flex gap={20} wrap align="flex-start">
        <QRCode value={enrolment.totpURI} type="svg" size={168} />
        <div>
          <div>{t('second.secret')}</div>
          <Typography.Text code copyable>
            {secret}
          </Typography.Text>
          <div className="recovery">{t('second.recovery')}</div>
          <ul className="codes">
            {enrolment.backupCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      </Flex>
      <Form schema={null} action={verify} submitLabel={t('second.confirm')}>
        <AntdForm.Item
          name="code"
          label={t('second.code')}
          rules={[{ required: true, len: 6, message: t('second.shape') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </AntdForm.Item>
      </Form>
    </Flex>
  );
}

/** Sets a second factor up, or switches it off with the password. */
export function TwoFactor() {
  const { t } = useTranslation('access');
  const { user } = useSession();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [asking, setAsking] = useState(false);
  const enable = (
    <PasswordForm label={t('second.start')} path="auth/two-factor/enable" onDone={(answer) => setEnrolment(answer)} />
  );
  const disable = (
    <PasswordForm label={t('second.off')} path="auth/two-factor/disable" onDone={() => setAsking(false)} />
  );
  return (
    <section className="panel narrow" aria-labelledby="second">
      <h2 id="second">{t('second.title')}</h2>
      <Alert
        type={user.twoFactorEnabled ? 'success' : 'info'}
        showIcon
        className="form-alert"
        title={user.twoFactorEnabled ? t('second.isOn') : t('second.isOff')}
      />
      {enrolment && !user.twoFactorEnabled ? (
        <Enrol
          enrolment={enrolment}
          onDone={() => {
            setEnrolment(null);
            setAsking(false);
          }}
        />
      ) : null}
      {!enrolment && asking ? (user.twoFactorEnabled ? disable : enable) : null}
      {!enrolment && !asking ? (
        <Button onClick={() => setAsking(true)}>{user.twoFactorEnabled ? t('second.off') : t('second.start')}</Button>
      ) : null}
    </section>
  );
}
