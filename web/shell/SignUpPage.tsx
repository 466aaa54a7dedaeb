import { useNavigate } from '@tanstack/react-router';
import { Alert, Form as AntdForm, Input, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { Form } from '../kit/Form.tsx';
import { useAction } from '../kit/useAction.ts';
import { DivisionSelect, useCounty } from './DivisionSelect.tsx';
import { rememberCity } from './knownCities.ts';
import { PublicFrame } from './PublicFrame.tsx';

interface SignUp {
  slug: string;
  name: string;
  divisionCode: string;
  administrator: { name: string; email: string; password: string };
}

/** What the chosen county brings along, told before anything is created. */
function CountyPreview() {
  const { t } = useTranslation('shell');
  const code = AntdForm.useWatch<string | undefined>('divisionCode');
  const county = useCounty(code || null);
  if (!county.data) return null;
  const communities = county.data.items.reduce((sum, street) => sum + (street.communities ?? 0), 0);
  return (
    <Alert
      type="info"
      className="form-alert"
      title={t('signUp.preview', { streets: county.data.items.length, communities })}
    />
  );
}

function CityFields() {
  const { t } = useTranslation('shell');
  const form = AntdForm.useFormInstance();
  const required = [{ required: true, message: t('required') }];
  return (
    <fieldset>
      <legend>{t('signUp.city')}</legend>
      <AntdForm.Item name="divisionCode" label={t('signUp.division')} rules={required}>
        <DivisionSelect onName={(name) => form.setFieldValue('name', name)} />
      </AntdForm.Item>
      <CountyPreview />
      <AntdForm.Item name="name" label={t('signUp.name')} rules={required}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <AntdForm.Item
        name="slug"
        label={t('citySlug')}
        extra={t('signUp.slugNote')}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9-]*[a-z0-9]$/, message: t('citySlugWrong') }]}
      >
        <Input maxLength={40} autoCapitalize="none" spellCheck={false} />
      </AntdForm.Item>
    </fieldset>
  );
}

function AdministratorFields() {
  const { t } = useTranslation('shell');
  const required = [{ required: true, message: t('required') }];
  return (
    <fieldset>
      <legend>{t('signUp.administrator')}</legend>
      <AntdForm.Item name={['administrator', 'name']} label={t('signUp.person')} rules={required}>
        <Input maxLength={60} autoComplete="name" />
      </AntdForm.Item>
      <AntdForm.Item
        name={['administrator', 'email']}
        label={t('email')}
        rules={[{ required: true, type: 'email', message: t('emailWrong') }]}
      >
        <Input maxLength={254} autoComplete="email" />
      </AntdForm.Item>
      <AntdForm.Item
        name={['administrator', 'password']}
        label={t('password')}
        extra={t('passwordNote')}
        rules={required}
      >
        <Input.Password maxLength={128} autoComplete="new-password" />
      </AntdForm.Item>
    </fieldset>
  );
}

/** `/sign-up`: a county becomes a city of its own, its first administrator signed in. */
export default function SignUpPage() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t('signUp')} · 随事`;
  }, [t]);
  const signUp = useAction({
    quiet: true,
    run: (input: SignUp, key) => api.post<{ slug: string }>('/api/cities', input, key),
    onDone: ({ slug }) => {
      rememberCity(slug);
      void navigate({ to: `/${slug}` as string });
    },
  });
  return (
    <PublicFrame>
      <Typography.Title level={1}>{t('signUp')}</Typography.Title>
      <p className="lead">{t('signUpNote')}</p>
      <section className="panel">
        <Form schema={null} action={signUp} submitLabel={t('signUp.submit')}>
          <CityFields />
          <AdministratorFields />
        </Form>
      </section>
    </PublicFrame>
  );
}
