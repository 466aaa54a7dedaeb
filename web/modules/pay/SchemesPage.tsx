import { Button, Flex, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CopyTemplate } from './CopyTemplate.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import { SchemeView } from './SchemeView.tsx';
import { TrustTag } from './TrustTag.tsx';
import type { Scheme, Template } from './types.ts';

function Editions({ schemes }: { schemes: readonly Scheme[] }) {
  const { t } = useTranslation('pay');
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={schemes}
      columns={[
        { title: t('scheme'), render: (_, { id, name }) => <CityLink to={`pay/schemes/${id}`}>{name}</CityLink> },
        { title: t('code'), dataIndex: 'schemeCode' },
        {
          title: t('edition'),
          render: (_, { edition, latest }) => (
            <>
              v{edition} {latest ? null : <Tag>{t('superseded')}</Tag>}
            </>
          ),
        },
        { title: t('trust'), render: (_, { trust }) => <TrustTag trust={trust} /> },
        { title: t('adoptedFrom'), render: (_, { adoptedFrom }) => adoptedFrom.join('、') || '—' },
      ]}
    />
  );
}

function TemplateList({ templates }: { templates: readonly Template[] }) {
  const { t } = useTranslation('pay');
  const [copying, setCopying] = useState<Template | null>(null);
  return (
    <>
      {templates.map((template) => (
        <details key={template.code} className="pay-template">
          <summary>
            {template.name} <TrustTag trust={template.trust} />
          </summary>
          <p className="pay-source">{template.source}</p>
          <SchemeView definition={template.definition} />
          <Can needs="pay.scheme.write">
            <Button onClick={() => setCopying(template)}>{t('copy')}</Button>
          </Can>
        </details>
      ))}
      <FormDrawer title={t('copy')} open={copying !== null} onClose={() => setCopying(null)}>
        {copying ? <CopyTemplate template={copying} onDone={() => setCopying(null)} /> : null}
      </FormDrawer>
    </>
  );
}

/** The city's schemes with their editions, and the templates to start from. */
export default function SchemesPage() {
  const { t } = useTranslation('pay');
  const schemes = useCityQuery<{ items: Scheme[] }>('pay/schemes');
  const templates = useCityQuery<{ items: Template[] }>('pay/scheme-templates');
  const error = schemes.error ?? templates.error;
  if (error) return <Failure error={error} onRetry={() => void schemes.refetch()} />;
  return (
    <>
      <PageHeader title={t('schemes')} note={t('schemesNote')} />
      <PayNav />
      <section className="panel" aria-labelledby="pay-editions">
        <h2 id="pay-editions">{t('ownSchemes')}</h2>
        {schemes.data ? <Editions schemes={schemes.data.items} /> : <Skeleton active />}
      </section>
      <section className="panel" aria-labelledby="pay-templates">
        <h2 id="pay-templates">{t('templates')}</h2>
        <Flex vertical gap={8}>
          {templates.data ? <TemplateList templates={templates.data.items} /> : <Skeleton active />}
        </Flex>
      </section>
    </>
  );
}
