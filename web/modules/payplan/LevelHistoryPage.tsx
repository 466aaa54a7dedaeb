import { useParams } from '@tanstack/react-router';
import { Button, Descriptions, Form as AntdForm, Input, InputNumber, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DayPicker, Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { LevelSteps } from '../pay/LevelSteps.tsx';
import '../pay/pay.css';
import type { LevelEvent, LevelHistory } from './types.ts';

function Decide({ workerId, onDone }: { workerId: string; onDone: () => void }) {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const decide = useAction({
    quiet: true,
    done: t('did.decide'),
    run: (input: object, key) => api.post(cityPath(city, 'pay/levels/decide'), input, key),
    onDone,
  });
  return (
    <Form schema={null} action={decide} submitLabel={t('decide')} shape={(values) => ({ ...values, workerId })}>
      <AntdForm.Item name="fromDay" label={t('fromDay')} rules={[{ required: true }]}>
        <DayPicker />
      </AntdForm.Item>
      <AntdForm.Item name="level" label={t('newLevel')} rules={[{ required: true }]}>
        <InputNumber min={1} max={60} precision={0} />
      </AntdForm.Item>
      <AntdForm.Item name="documentNumber" label={t('document')} rules={[{ required: true }]}>
        <Input maxLength={100} />
      </AntdForm.Item>
      <AntdForm.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2 }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

function Cancel({ event, workerId, first }: { event: LevelEvent; workerId: string; first: boolean }) {
  const { t } = useTranslation('payplan');
  const city = useCitySlug();
  const cancel = useAction({
    done: t('did.cancel'),
    run: (reason: string, key) =>
      api.post<object>(cityPath(city, `pay/levels/events/${event.id}/cancel`), { workerId, reason }, key),
  });
  if (first || event.cancelledById !== null || event.cancelsId !== null) return null;
  return (
    <Can needs="pay.facts.write">
      <ConfirmAction
        label={t('cancel')}
        title={t('cancelAsk', { day: event.fromDay, level: event.level })}
        withReason
        danger
        pending={cancel.pending}
        button={{ size: 'small', className: 'no-print' }}
        onConfirm={cancel.run}
      >
        <p>{t('cancelNote')}</p>
      </ConfirmAction>
    </Can>
  );
}

function Behind({ event }: { event: LevelEvent }) {
  const { t } = useTranslation(['payplan', 'pay']);
  const { grade, steps, reason, documentNumber, schemeName, recordedAt, recordedName } = event;
  return (
    <>
      {grade?.grade ? <p>{t('gradeYear', { year: grade.year, grade: t(`pay:grade.${grade.grade}`) })}</p> : null}
      {reason ? <p>{[reason, documentNumber].filter(Boolean).join(' · ')}</p> : null}
      <LevelSteps steps={steps} />
      <p className="pay-source">
        {`${t('schemeFrom')} ${schemeName} · ${recordedName ? t('recordedBy', { name: recordedName }) : t('runs')} · `}
        <Instant value={recordedAt} />
      </p>
    </>
  );
}

function Facts({ history }: { history: LevelHistory }) {
  const { t } = useTranslation(['payplan', 'pay']);
  const { postType, level, serviceFrom, countedYears, excludedYears, probation, grades } = history;
  const given = grades.map(({ year, grade, corrected }) => {
    const word = grade ? t(`pay:grade.${grade}`) : '—';
    return `${t('gradeYear', { year, grade: word })}${corrected ? t('gradeCorrected') : ''}`;
  });
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2, lg: 3 }}
      items={[
        { key: 'level', label: t('level'), children: level ?? '—' },
        { key: 'post', label: t('post'), children: postType ? t(`pay:post.${postType}`) : '—' },
        { key: 'since', label: t('serviceFrom'), children: serviceFrom },
        {
          key: 'years',
          label: t('countedYears'),
          children: `${countedYears ?? '—'}${excludedYears ? ` · ${t('excludedYears', { n: excludedYears })}` : ''}`,
        },
        ...(probation
          ? [
              {
                key: 'probation',
                label: t('state'),
                children: t('probationUntil', { day: probation.until, n: probation.levelsLower }),
              },
            ]
          : []),
        { key: 'grades', label: t('grades'), children: given.join('；') || t('noGrades') },
      ]}
    />
  );
}

/** Every level of one worker: since when, why, by which scheme and document, and who recorded it. */
export default function LevelHistoryPage() {
  const { t } = useTranslation('payplan');
  const { workerId = '' }: { workerId?: string } = useParams({ strict: false });
  const [open, setOpen] = useState(false);
  const query = useCityQuery<LevelHistory>(`pay/levels/workers/${workerId}`);
  const history = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!history) return <Skeleton active paragraph={{ rows: 10 }} />;
  const acts = (
    <>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Can needs="pay.facts.write">
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('decide')}
        </Button>
      </Can>
    </>
  );
  return (
    <>
      <PageHeader
        title={`${history.name} · ${t('history')}`}
        note={`${history.streetName ?? ''} ${history.unitName}`}
        actions={acts}
      />
      <section className="panel" aria-label={t('person')}>
        <Facts history={history} />
      </section>
      <section className="panel" aria-label={t('events')}>
        <Timeline
          entries={history.events.map((event, index, all) => ({
            key: event.id,
            when: event.fromDay,
            tone: event.cancelledById ? 'bad' : 'normal',
            title: (
              <>
                {`${t('levelIs', { n: event.level })} · ${t(`cause.${event.cause}`)} `}
                {event.cancelledById ? <Tag>{t('cancelledTag')}</Tag> : null}
                <Cancel event={event} workerId={workerId} first={index === all.length - 1} />
              </>
            ),
            detail: <Behind event={event} />,
          }))}
        />
      </section>
      <FormDrawer title={t('decide')} open={open} onClose={() => setOpen(false)}>
        <Decide workerId={workerId} onDone={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
