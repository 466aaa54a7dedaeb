import { useParams } from '@tanstack/react-router';
import { Button, Form as AntdForm, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { MonthPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './pay.css';
import { SchemeView } from './SchemeView.tsx';
import { TrustTag } from './TrustTag.tsx';
import type { SchemeWhole } from './types.ts';

function Adopt({ scheme, onDone }: { scheme: SchemeWhole; onDone: () => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const adopt = useAction({
    quiet: true,
    done: t('did.adopt'),
    run: (input: unknown, key) => api.post(cityPath(city, 'pay/adoptions'), input, key),
    onDone,
  });
  const required = [{ required: true, message: t('required') }];
  return (
    <Form
      schema={null}
      action={adopt}
      submitLabel={t('adopt')}
      shape={(values) => ({ ...values, schemeId: scheme.id })}
    >
      <AntdForm.Item name="fromMonth" label={t('fromMonth')} rules={required} extra={t('adoptNote')}>
        <MonthPicker />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

/** One edition of a scheme: what it says, where it comes from, since when the city pays by it. */
export default function SchemePage() {
  const { t } = useTranslation('pay');
  const { schemeId = '' }: { schemeId?: string } = useParams({ strict: false });
  const [adopting, setAdopting] = useState(false);
  const query = useCityQuery<SchemeWhole>(`pay/schemes/${schemeId}`);
  const scheme = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!scheme) return <Skeleton active paragraph={{ rows: 10 }} />;
  const adopt = (
    <Can needs="pay.scheme.write">
      <Button type={scheme.adoptedFrom.length > 0 ? 'default' : 'primary'} onClick={() => setAdopting(true)}>
        {t('adopt')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader
        title={`${scheme.name} v${scheme.edition}`}
        note={<CityLink to="pay/schemes">{t('backToSchemes')}</CityLink>}
        actions={adopt}
      />
      <section className="panel" aria-label={t('source')}>
        <TrustTag trust={scheme.trust} />
        <p className="pay-source">{scheme.source}</p>
        <p>
          {t('adoptedFrom')}：{scheme.adoptedFrom.join('、') || '—'}
          {scheme.used ? ` · ${t('usedNote')}` : null}
        </p>
      </section>
      <section className="panel" aria-label={t('scheme')}>
        <SchemeView definition={scheme.definition} />
      </section>
      <FormDrawer title={t('adopt')} open={adopting} onClose={() => setAdopting(false)}>
        <Adopt scheme={scheme} onDone={() => setAdopting(false)} />
      </FormDrawer>
    </>
  );
}
