import { Alert, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { api, cityPath } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './appeal.css';
import { GradeEffectOf } from './GradeEffectOf.tsx';
import type { GradeEffects, OwnRecord, OwnYear } from './types.ts';

function WordsForm({
  path,
  label,
  field = label,
  done,
  initial,
  onDone,
}: {
  path: string;
  label: string;
  /** What the field is called, where the button says something else. */
  field?: string;
  done: string;
  initial: string;
  onDone?: () => void;
}) {
  // prettier-ignore
  const city = useCitySlug();
  const action = useAction<object, unknown>({
    run: (input, key) => api.post(cityPath(city, path), input, key),
    done,
    quiet: true,
    ...(onDone ? { onDone } : {}),
  });
  return (
    <Form schema={null} action={action} submitLabel={label} initial={{ content: initial }}>
      <AntdForm.Item name="content" label={field} rules={[{ required: true }]}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </AntdForm.Item>
    </Form>
  );
}

function FileAppeal({ year }: { year: OwnYear }) {
  const { t } = useTranslation('appeal');
  const [open, setOpen] = useState(false);
  if (year.mayAppeal === null) return null;
  const label = t(`file.${year.mayAppeal}`);
  const hint = year.appealUntil
    ? t('fileHint', { until: year.appealUntil, days: year.appealWorkdaysLeft ?? '—' })
    : t('fileOpen');
  return (
    <Can needs="assessment.appeal.own">
      <p>{hint}</p>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <FormDrawer title={label} open={open} onClose={() => setOpen(false)}>
        <WordsForm
          path={`assessment/own/${year.cycleId}/appeals`}
          label={label}
          done={t('filed')}
          initial=""
          onDone={() => setOpen(false)}
        />
      </FormDrawer>
    </Can>
  );
}

/** What a worker may say of a year, and what was answered: summary, appeals, and why their grade moved. */
export function OwnYearPart({ year }: { year: OwnYear }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const mayWrite = useCan('assessment.appeal.own');
  return (
    <section className="panel appeal-own">
      {year.moved.map((move) => (
        <Alert
          key={`${move.onDay} ${move.toScore}`}
          type="info"
          showIcon
          title={`${move.onDay}：${t(`assessment:grade.${move.fromGrade ?? 'none'}`)} → ${t(`assessment:grade.${move.toGrade ?? 'none'}`)}`}
          description={t(move.own ? 'movedOwn' : 'movedDown')}
        />
      ))}
      <h3>{t('summary')}</h3>
      {year.maySummarise && mayWrite ? (
        <>
          <p>{t('summaryHint')}</p>
          <WordsForm
            path={`assessment/own/${year.cycleId}/summary`}
            label={t('summarySave')}
            field={t('summary')}
            done={t('summarySaved')}
            initial={year.summary ?? ''}
          />
        </>
      ) : (
        <p className="appeal-words">{year.summary ?? '—'}</p>
      )}
      {year.appeals.map((appeal) => (
        <article key={appeal.id}>
          <h3>
            {t(`level.${appeal.level}`)} · {appeal.filedOn}
          </h3>
          <p className="appeal-words">{appeal.content}</p>
          {appeal.outcome ? (
            <p>
              <Tag>{t(`outcome.${appeal.outcome}`)}</Tag> {appeal.answer}
            </p>
          ) : (
            <p>
              {t('state.waiting')}
              {appeal.answerUntil ? `（${t('answerUntil')} ${appeal.answerUntil}）` : null}
            </p>
          )}
        </article>
      ))}
      <FileAppeal year={year} />
    </section>
  );
}

/** Grades of past years, and what they did to the pay. */
export function OwnResults({ results }: { results: OwnRecord['results'] }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const mayPay = useCan('pay.read.own');
  const effects = useCityQuery<GradeEffects>('pay/my-grades', {}, { enabled: mayPay && results.length > 0 });
  if (results.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('results')}</h2>
      <ul className="appeal-results">
        {results.map((result) => (
          <li key={result.year}>
            <strong>
              {result.year} · {t(`assessment:grade.${result.grade ?? 'none'}`)} {result.score ?? ''}
            </strong>{' '}
            {result.corrected ? <Tag>{t('corrected')}</Tag> : null}
            {effects.data ? (
              <GradeEffectOf effect={effects.data.items.find(({ year }) => year === result.year)} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayPay ? <CityLink to="my-pay">{t('toPay')}</CityLink> : null}
    </section>
  );
}
