import { Button, Flex, Form as AntdForm, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { AddTemplate, TemplatesAnswer } from '../../../worker/modules/organisation/input.ts';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';

const parentKinds = ['city', 'street', 'community', 'department'] as const;
const kinds = ['department', 'office', 'station'] as const;

type Template = z.output<typeof TemplatesAnswer>['items'][number];

function TemplateForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('tenancy');
  const city = useCitySlug();
  const add = useAction({
    quiet: true,
    done: t('saved'),
    run: (input: AddTemplate, key) => api.post(cityPath(city, 'organisation/templates'), input, key),
    onDone,
  });
  const required = [{ required: true, message: t('required') }];
  return (
    <Form schema={null} action={add} submitLabel={t('save')} onCancel={onDone}>
      <AntdForm.Item name="parentKind" label={t('parentKind')} rules={required}>
        <Select options={parentKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </AntdForm.Item>
      <AntdForm.Item name="kind" label={t('kind')} rules={required}>
        <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </AntdForm.Item>
      <AntdForm.Item name="name" label={t('templateName')} rules={required}>
        <Input maxLength={60} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} extra={t('sourceNote')} rules={required}>
        <Input.TextArea rows={2} />
      </AntdForm.Item>
    </Form>
  );
}

function EndTemplate({ template }: { template: Template }) {
  const { t } = useTranslation('tenancy');
  const city = useCitySlug();
  const end = useAction({
    done: t('saved'),
    run: (reason: string, key) =>
      api.post(cityPath(city, `organisation/templates/${template.id}/end`), { version: template.version, reason }, key),
  });
  if (template.untilDay) return <Tag>{t('ended', { day: template.untilDay })}</Tag>;
  return (
    <ConfirmAction
      label={t('end')}
      title={t('endTitle', { name: template.name })}
      button={{ size: 'small' }}
      pending={end.pending}
      withReason
      onConfirm={end.run}
    >
      {t('endNote')}
    </ConfirmAction>
  );
}

/** Which offices and stations a new street or community brings along. */
export function Templates() {
  const { t } = useTranslation('tenancy');
  const templates = useCityQuery<{ items: Template[] }>('organisation/templates');
  const [adding, setAdding] = useState(false);
  if (templates.error) return <Failure error={templates.error} onRetry={() => void templates.refetch()} />;
  return (
    <section className="panel" aria-labelledby="templates">
      <Flex justify="space-between" wrap gap={8}>
        <h2 id="templates">{t('templates')}</h2>
        <Button onClick={() => setAdding(true)}>{t('addTemplate')}</Button>
      </Flex>
      <Table<Template>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={templates.isLoading}
        dataSource={templates.data?.items ?? []}
        columns={[
          { title: t('parentKind'), render: (_, { parentKind }) => t(`kind.${parentKind}`) },
          { title: t('kind'), render: (_, { kind }) => t(`kind.${kind}`) },
          { title: t('templateName'), dataIndex: 'name' },
          { title: t('source'), dataIndex: 'source' },
          { title: t('from'), dataIndex: 'fromDay' },
          { title: t('action'), render: (_, template) => <EndTemplate template={template} /> },
        ]}
      />
      <FormDrawer title={t('addTemplate')} open={adding} onClose={() => setAdding(false)}>
        <TemplateForm onDone={() => setAdding(false)} />
      </FormDrawer>
    </section>
  );
}
