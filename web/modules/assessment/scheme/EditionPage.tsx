import { useParams } from '@tanstack/react-router';
import { Checkbox, Form as AntdForm, Input, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { CityLink } from '../../../kit/CityLink.tsx';
import { DayPicker } from '../../../kit/Day.tsx';
import { Failure } from '../../../kit/Failure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { PageHeader } from '../../../kit/PageHeader.tsx';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import '../assessment.css';
import type { Scheme, SchemeList } from '../types.ts';
import { BallotFields } from './BallotFields.tsx';
import { contentOf, fieldsOf } from './content.ts';
import { EventFields } from './EventFields.tsx';
import { GradeFields } from './GradeFields.tsx';
import { GroupFields } from './GroupFields.tsx';
import { useRequired } from '../../../kit/useRequired.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import './scheme.css';
import { SheetFields } from './SheetFields.tsx';
import { UseFields } from './UseFields.tsx';
import { today } from '../../../kit/today.ts';

interface Saved {
  readonly code: string;
  readonly edition: number;
}

/** Name, document and day from which the edition is meant; a scheme of the city's own also has a code. */
function HeadFields({ copy }: { copy: boolean }) {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  return (
    <section className="panel" aria-labelledby="scheme-head">
      <h2 id="scheme-head">{t('schemeBasics')}</h2>
      <div className="scheme-four">
        <AntdForm.Item name="name" label={t('schemeName')} rules={required}>
          <Input maxLength={100} />
        </AntdForm.Item>
        {copy ? (
          <AntdForm.Item name="code" label={t('code')} rules={required}>
            <Input maxLength={40} />
          </AntdForm.Item>
        ) : null}
        <AntdForm.Item name="fromDay" label={t('schemeFrom')} rules={required}>
          <DayPicker />
        </AntdForm.Item>
        <AntdForm.Item name="representative" valuePropName="checked" label={t('representative')}>
          <Checkbox>{t('representativeNote')}</Checkbox>
        </AntdForm.Item>
      </div>
      <AntdForm.Item name="source" label={t('source')} rules={required} extra={t('sourceNote')}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </section>
  );
}

function EditionForm({ scheme, copy, onSaved }: { scheme: Scheme; copy: boolean; onSaved: (saved: Saved) => void }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const [now] = useState(today);
  const { id, name, content } = scheme;
  const path = copy ? 'assessment/schemes' : `assessment/schemes/${id}/editions`;
  const save = useAction({
    quiet: true,
    run: (input: unknown, key) => api.post<Saved>(cityPath(city, path), input, key),
    onDone: onSaved,
  });
  const initial = {
    name,
    representative: false,
    fromDay: now,
    content: fieldsOf(content),
  };
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('saveEdition')}
      initial={initial}
      shape={(values) => ({
        ...values,
        representative: values['representative'] === true,
        content: contentOf(values['content']),
      })}
    >
      <div className="scheme-edition">
        <div>
          <HeadFields copy={copy} />
          <GroupFields />
          <SheetFields />
          <BallotFields />
          <EventFields />
          <GradeFields />
          <UseFields />
        </div>
        <PreviewPanel before={content} />
      </div>
    </Form>
  );
}

/** Writes the edition that follows, or a scheme of the city's own from it: what it would give is seen while it is typed. */
export default function EditionPage() {
  const { t } = useTranslation('assessment');
  const { schemeId = '', as = '' }: { schemeId?: string; as?: string } = useParams({ strict: false });
  const [saved, setSaved] = useState<Saved | null>(null);
  const query = useCityQuery<SchemeList>('assessment/schemes');
  const scheme = query.data?.items.find(({ id }) => id === schemeId);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const back = <CityLink to="assessment-schemes">{t('schemes')}</CityLink>;
  if (!scheme) return <Result status="404" title={t('schemeGone')} extra={back} />;
  const copy = as === 'copy';
  return (
    <>
      <PageHeader
        title={t(copy ? 'newScheme' : 'newEdition')}
        note={t('editionNote', { name: scheme.name, n: scheme.edition })}
      />
      {saved ? (
        <Result
          status="success"
          title={t('editionSaved', { n: saved.edition })}
          subTitle={t('editionSavedNote')}
          extra={back}
        />
      ) : (
        <EditionForm scheme={scheme} copy={copy} onSaved={setSaved} />
      )}
    </>
  );
}
