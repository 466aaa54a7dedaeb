import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../client.ts';
import { useErrorText } from '../kit/Failure.tsx';
import { useAction } from '../kit/useAction.ts';
import { useCitySlug } from '../kit/useCity.ts';
import { rememberCity } from './knownCities.ts';
import { PublicFrame } from './PublicFrame.tsx';

interface SignInAnswer {
  /** The password was right and the second factor is still to come. */
  twoFactorRedirect?: boolean;
}

/** Only an address of this very city may follow the sign-in. */
function safeNext(next: string | undefined, city: string): string {
  return next?.startsWith(`/${city}/`) ? next : `/${city}`;
}

function useEnter(): () => void {
  const city = useCitySlug();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const search: { next?: string } = useSearch({ strict: false });
  return () => {
    rememberCity(city);
    queries.clear();
    void navigate({ href: safeNext(search.next, city), replace: true });
  };
}

function PasswordStep({ onSecondFactor }: { onSecondFactor: () => void }) {
  const { t } = useTranslation('shell');
  const city = useCitySlug();
  const enter = useEnter();
  const errorText = useErrorText();
  const signIn = useAction({
    quiet: true,
    run: (input: { email: string; password: string }, key) =>
      api.post<SignInAnswer>(cityPath(city, 'auth/sign-in/email'), { ...input, email: input.email.trim() }, key),
    onDone: (answer) => (answer.twoFactorRedirect ? onSecondFactor() : enter()),
  });
  const wrong = signIn.error?.status === 401;
  return (
    <Form layout="vertical" onFinish={signIn.run} requiredMark={false} disabled={signIn.pending}>
      {signIn.error ? (
        <Alert
          type="error"
          showIcon
          className="form-alert"
          title={wrong ? t('signIn.wrong') : errorText(signIn.error)}
        />
      ) : null}
      <Form.Item name="email" label={t('email')} rules={[{ required: true, type: 'email', message: t('emailWrong') }]}>
        <Input autoComplete="username" inputMode="email" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.pending}>
        {t('signIn')}
      </Button>
    </Form>
  );
}

function CodeStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('shell');
  const city = useCitySlug();
  const enter = useEnter();
  const errorText = useErrorText();
  const verify = useAction({
    quiet: true,
    run: ({ code }: { code: string }, key) =>
      api.post<object>(cityPath(city, 'auth/two-factor/verify-totp'), { code }, key),
    onDone: enter,
  });
  const wrong = verify.error?.status === 401 || verify.error?.status === 400;
  return (
    <Form layout="vertical" onFinish={verify.run} requiredMark={false} disabled={verify.pending}>
      {verify.error ? (
        <Alert type="error" showIcon className="form-alert" title={wrong ? t('code.wrong') : errorText(verify.error)} />
      ) : null}
      <Form.Item
        name="code"
        label={t('code')}
        extra={t('code.note')}
        rules={[{ required: true, len: 6, message: t('code.shape') }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={verify.pending}>
        {t('signIn')}
      </Button>
      <Button type="link" block onClick={onBack}>
        {t('code.back')}
      </Button>
    </Form>
  );
}

/** `/{city}/sign-in`: password, then the second factor where the person has set one up. */
export default function SignInPage() {
  const { t } = useTranslation('shell');
  const city = useCitySlug();
  const [second, setSecond] = useState(false);
  useEffect(() => {
    document.title = `${t('signIn')} · ${city} · 随事`;
  }, [t, city]);
  return (
    <PublicFrame>
      <section className="panel" aria-labelledby="sign-in">
        <Typography.Title level={1} id="sign-in">
          {second ? t('code.title') : t('signIn')}
        </Typography.Title>
        <p className="city-tag">{city}</p>
        {second ? (
          <CodeStep onBack={() => setSecond(false)} />
        ) : (
          <PasswordStep onSecondFactor={() => setSecond(true)} />
        )}
      </section>
      <p className="below-panel">
        <Link to="/">{t('otherCity')}</Link>
      </p>
    </PublicFrame>
  );
}
