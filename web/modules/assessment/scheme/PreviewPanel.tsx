import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeSample } from '../../../../worker/modules/assessment/scheme-input.ts';
import { api, cityPath, type ApiError } from '../../../client.ts';
import { useErrorText } from '../../../kit/Failure.tsx';
import { useCitySlug } from '../../../kit/useCity.ts';
import { pathOf } from '../../../kit/useForm.ts';
import { GradeTag } from '../GradeTag.tsx';
import type { Person, SchemeContent, SchemePreview } from '../types.ts';
import { contentOf } from './content.ts';
import { useGroups } from './parts.tsx';

const pauseMs = 400;
const posts = ['head', 'deputy', 'staff'] as const;
const marksOf = (points: string) => ({
  street: points,
  community: points,
  peers: points,
  residents: points,
  records: '100',
});
const invented = { bonus: {}, deductions: {}, veto: false, notGraded: false, ballotValid: true } as const;
const firstSamples: readonly SchemeSample[] = [
  { ...invented, postType: 'head', marks: marksOf('93'), daily: '92', quarterly: '92' },
  { ...invented, postType: 'deputy', marks: marksOf('88'), daily: '90', quarterly: '86' },
  { ...invented, postType: 'staff', marks: marksOf('76'), daily: '78', quarterly: '80', ballotValid: false },
];

/** The text as it stood when the person last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Puts what the server says of the content at the fields that were touched, and takes it away when it is mended. */
function useFieldProblems(error: ApiError | null): void {
  const form = AntdForm.useFormInstance();
  useEffect(() => {
    const found = (error?.fields ?? [])
      .map(({ path, message }) => ({ name: pathOf(path), errors: [message] }))
      .filter(({ name }) => form.isFieldTouched(name));
    form.setFields(found);
    return () => form.setFields(found.map(({ name }) => ({ name, errors: [] })));
  }, [form, error]);
}

interface SampleProps {
  at: number;
  sample: SchemeSample;
  onChange: (sample: SchemeSample) => void;
  result: SchemePreview['samples'][number] | undefined;
}

function Facts({ sample, onChange }: Pick<SampleProps, 'sample' | 'onChange'>) {
  const { t } = useTranslation('assessment');
  const groups = useGroups().filter(({ code }) => code !== '');
  const cell = (label: string, value: string | null, set: (value: string) => void, suffix?: string) => (
    <Input
      key={label}
      aria-label={label}
      inputMode="decimal"
      prefix={label}
      suffix={suffix}
      value={value ?? ''}
      onChange={({ target }) => set(target.value.trim())}
    />
  );
  const tick = (label: string, key: 'veto' | 'notGraded' | 'ballotValid') => (
    <Checkbox checked={sample[key]} onChange={({ target }) => onChange({ ...sample, [key]: target.checked })}>
      {label}
    </Checkbox>
  );
  return (
    <div className="scheme-sample-facts">
      <Select
        aria-label={t('post')}
        value={sample.postType}
        onChange={(postType) => onChange({ ...sample, postType })}
        options={posts.map((value) => ({ value, label: t(`post.${value}`) }))}
      />
      {groups.map(({ code, name, system }) =>
        cell(
          name,
          sample.marks[code] ?? '',
          (value) => onChange({ ...sample, marks: { ...sample.marks, [code]: value } }),
          system ? '%' : '',
        ),
      )}
      {cell(t('node.daily'), sample.daily, (daily) => onChange({ ...sample, daily }))}
      {cell(t('node.quarterly'), sample.quarterly, (quarterly) => onChange({ ...sample, quarterly }))}
      {tick(t('ballotCounts'), 'ballotValid')}
      {tick(t('veto'), 'veto')}
      {tick(t('grade.none'), 'notGraded')}
    </div>
  );
}

function SampleCard({ at, sample, onChange, result }: SampleProps) {
  const { t } = useTranslation('assessment');
  return (
    <section className="scheme-sample" aria-label={t('sample', { n: at + 1 })}>
      <h3>{t('sample', { n: at + 1 })}</h3>
      <Facts sample={sample} onChange={onChange} />
      {result ? (
        <dl className="scheme-result">
          {result.tree.children
            .filter(({ kind, value }) => !['bonus', 'deduction'].includes(kind) || value !== '0.00')
            .map((node) => (
              <div key={node.kind}>
                <dt>{t(`node.${node.kind}`)}</dt>
                <dd>{node.contribution ?? node.value ?? t(`nodeState.${node.state as 'missing'}`)}</dd>
              </div>
            ))}
          <div className="scheme-total">
            <dt>
              {t('score')} <GradeTag grade={result.grade} reason={result.reason as Person['reason']} />
            </dt>
            <dd>{result.score ?? '—'}</dd>
          </div>
        </dl>
      ) : null}
    </section>
  );
}

/** A mark that is not filled in was not given. */
const withoutBlanks = (sample: SchemeSample): SchemeSample => ({
  ...sample,
  daily: sample.daily || null,
  quarterly: sample.quarterly || null,
  marks: Object.fromEntries(Object.entries(sample.marks).filter(([, points]) => points !== '')),
});

/** What three invented workers would score and get by what is in the form right now; nothing is written. */
export function PreviewPanel({ before }: { before: SchemeContent }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [samples, setSamples] = useState(firstSamples);
  const [headcount, setHeadcount] = useState(10);
  const typed: unknown = AntdForm.useWatch('content', { form: AntdForm.useFormInstance(), preserve: true });
  const body = usePaused(
    JSON.stringify({
      content: typed ? contentOf(typed) : before,
      samples: samples.map(withoutBlanks),
      headcount,
    }),
  );
  const { data, error } = useQuery<SchemePreview, ApiError>({
    queryKey: ['city', city, 'assessment/schemes/preview', body],
    queryFn: () => api.post(cityPath(city, 'assessment/schemes/preview'), JSON.parse(body)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  useFieldProblems(error);
  const trouble = error && (error.fields.length > 0 ? t('sampleWait', { n: error.fields.length }) : errorText(error));
  return (
    <aside className="panel scheme-samples" aria-labelledby="scheme-samples" aria-live="polite">
      <h2 id="scheme-samples">{t('samples')}</h2>
      <p className="assessment-why">{t('samplesNote')}</p>
      <label className="scheme-headcount">
        {t('samplePool')}
        <InputNumber
          min={1}
          max={5000}
          precision={0}
          value={headcount}
          onChange={(value) => setHeadcount(value ?? 1)}
        />
        {data && !error ? t('samplePlaces', { n: data.places }) : null}
      </label>
      {trouble ? <Alert type="warning" showIcon title={trouble} /> : null}
      {samples.map((sample, at) => (
        <SampleCard
          key={firstSamples[at]?.postType}
          at={at}
          sample={sample}
          onChange={(one) => setSamples((all) => all.with(at, one))}
          result={error ? undefined : data?.samples[at]}
        />
      ))}
    </aside>
  );
}
