import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { knownCities } from './knownCities.ts';
import { PublicFrame } from './PublicFrame.tsx';

/** `/`: to one's city, or to sign one up. */
export default function WelcomePage() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const known = knownCities();
  useEffect(() => {
    document.title = `随事 · ${t('motto')}`;
  }, [t]);
  const enter = ({ city }: { city: string }) =>
    void navigate({ to: `/${city.trim().toLowerCase()}/sign-in` as string });
  return (
    <PublicFrame>
      <Typography.Title level={1}>{t('motto')}</Typography.Title>
      <p className="lead">{t('lead')}</p>
      <section className="panel" aria-labelledby="enter">
        <h2 id="enter">{t('enter')}</h2>
        <Form layout="vertical" onFinish={enter} requiredMark={false} initialValues={{ city: known[0] ?? '' }}>
          <Form.Item
            name="city"
            label={t('citySlug')}
            extra={t('citySlugNote')}
            rules={[{ required: true, pattern: /^\s*[a-z][a-z0-9-]+\s*$/i, message: t('citySlugWrong') }]}
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} placeholder="yanji" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {t('continue')}
          </Button>
        </Form>
        {known.length > 0 ? (
          <Flex gap={12} wrap className="known-cities">
            {known.map((slug) => (
              <Link key={slug} to={`/${slug}` as string}>
                {slug}
              </Link>
            ))}
          </Flex>
        ) : null}
      </section>
      <ul className="doors">
        <li>
          <Link to="/sign-up">{t('signUp')}</Link>
          <span>{t('signUpNote')}</span>
        </li>
        <li>
          <Link to="/tools">{t('tools')}</Link>
          <span>{t('toolsNote')}</span>
        </li>
      </ul>
    </PublicFrame>
  );
}
