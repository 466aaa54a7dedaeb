import { Button, Form as AntdForm, Input, Select, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import './organisation.css';
import { OrganisationNav } from './OrganisationNav.tsx';
import { placement, type UnitKind } from './types.ts';

interface Template {
  id: string;
  parentKind: UnitKind;
  kind: UnitKind;
  name: string;
  source: string;
  fromDay: string;
  untilDay: string | null;
  version: number;
}

const parents: readonly UnitKind[] = ['city', 'street', 'community', 'department'];
const templated: readonly UnitKind[] = ['department', 'office', 'station'];

function AddTemplate({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const required = useRequired();
  const [parent, setParent] = useState<UnitKind>('street');
  const add = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: Record<string, unknown>, key) => api.post(cityPath(city, 'organisation/templates'), input, key),
    onDone,
  });
  const kinds = placement[parent].filter((kind) => templated.includes(kind));
  return (
    <Form schema={null} action={add} submitLabel={t('addTemplate')} initial={{ parentKind: parent }}>
      <AntdForm.Item name="parentKind" label={t('templateOf')} rules={required}>
        <Select options={parents.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={setParent} />
      </AntdForm.Item>
      <AntdForm.Item name="kind" label={t('kind')} rules={required}>
        <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} extra={t('sourceNote')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function EndTemplate({ template }: { template: Template }) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const end = useAction({
    done: t('saved'),
    run: (reason: string, key) =>
      api.post(cityPath(city, `organisation/templates/${template.id}/end`), { version: template.version, reason }, key),
  });
  if (template.untilDay) return <Tag>{`${t('ended')} ${template.untilDay}`}</Tag>;
  return (
    <ConfirmAction
      label={t('end')}
      title={t('endTitle', { name: template.name })}
      withReason
      pending={end.pending}
      button={{ size: 'small', 'aria-label': t('endTitle', { name: template.name }) }}
      onConfirm={end.run}
    >
      {t('endNote')}
    </ConfirmAction>
  );
}

function TemplateTable({ items }: { items: readonly Template[] }) {
  const { t } = useTranslation('organisation');
  const may = useCan('city.settings.write');
  return (
    <Table<Template>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: true }}
      dataSource={[...items]}
      columns={[
        { title: t('templateOf'), render: (_, { parentKind }) => t(`kind.${parentKind}`) },
        { title: t('kind'), render: (_, { kind }) => t(`kind.${kind}`) },
        { title: t('name'), dataIndex: 'name' },
        { title: t('source'), dataIndex: 'source' },
        { title: t('fromDay'), render: (_, { fromDay }) => <Day value={fromDay} /> },
        {
          title: t('state'),
          render: (_, template) => (may ? <EndTemplate template={template} /> : (template.untilDay ?? t('inForce'))),
        },
      ]}
    />
  );
}

/** What a new street, community or department starts with; dated rows of the city, each with its source. */
export default function TemplatesPage() {
  const { t } = useTranslation('organisation');
  const [adding, setAdding] = useState(false);
  const list = useCityQuery<{ items: Template[] }>('organisation/templates');
  const add = (
    <Can needs="city.settings.write">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('addTemplate')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('templates')} note={t('templatesNote')} actions={add} />
      <OrganisationNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {list.data ? <TemplateTable items={list.data.items} /> : null}
      <FormDrawer title={t('addTemplate')} open={adding} onClose={() => setAdding(false)}>
        <AddTemplate onDone={() => setAdding(false)} />
      </FormDrawer>
    </>
  );
}
