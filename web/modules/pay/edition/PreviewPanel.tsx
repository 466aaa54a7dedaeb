import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Form as AntdForm, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../../client.ts';
import { useErrorText } from '../../../kit/Failure.tsx';
import { useCitySlug } from '../../../kit/useCity.ts';
import { pathOf } from '../../../kit/useForm.ts';
import type { Sample, SamplePay, SchemeDefinition } from '../types.ts';
import { definitionOf } from './definition.ts';
import { useMonths } from './rows.ts';
import { SampleCard } from './Samples.tsx';

const pauseMs = 400;

const invented = { education: 'bachelor', degreeHeld: true, grade: 'qualified' } as const;
const firstSamples: readonly Sample[] = [
  { ...invented, postType: 'staff', serviceYears: 0, grade: null, qualification: null },
  { ...invented, postType: 'deputy', serviceYears: 9, qualification: 'intermediate' },
  { ...invented, postType: 'head', serviceYears: 20, qualification: 'senior' },
];

/** A quantity that is not filled in is no quantity. */
const withoutBlanks = (sample: Sample): Sample => ({
  ...sample,
  quantities: Object.fromEntries(Object.entries(sample.quantities ?? {}).filter(([, quantity]) => quantity !== '')),
});

/** The text as it stood when the person last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Puts what the server says of the definition at the fields that were touched, and takes it away when it is mended. */
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

/** What three invented workers would earn by what is in the form right now; nothing is written. */
export function PreviewPanel({ before }: { before: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const errorText = useErrorText();
  const [samples, setSamples] = useState(firstSamples);
  const [inMonth, setInMonth] = useState<number | null>(null);
  const months = useMonths();
  const typed: unknown = AntdForm.useWatch('definition', AntdForm.useFormInstance());
  const body = usePaused(
    JSON.stringify({
      definition: typed ? definitionOf(typed, before) : before,
      samples: samples.map(withoutBlanks),
      ...(inMonth === null ? {} : { inMonth }),
    }),
  );
  const { data, error } = useQuery<{ samples: SamplePay[] }, ApiError>({
    queryKey: ['city', city, 'pay/schemes/preview', body],
    queryFn: () => api.post(cityPath(city, 'pay/schemes/preview'), JSON.parse(body)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  useFieldProblems(error);
  const change = (at: number) => (sample: Sample) => setSamples((all) => all.with(at, sample));
  const trouble = error && (error.fields.length > 0 ? t('sampleWait', { n: error.fields.length }) : errorText(error));
  return (
    <aside className="panel pay-samples" aria-labelledby="edition-samples" aria-live="polite">
      <h2 id="edition-samples">{t('samples')}</h2>
      <p className="pay-source">{t('samplesNote')}</p>
      <Select
        aria-label={t('inMonthSample')}
        className="full-width"
        allowClear
        placeholder={t('inMonthSample')}
        value={inMonth}
        onChange={(month: number | undefined) => setInMonth(month ?? null)}
        options={months}
      />
      {trouble ? <Alert type="warning" showIcon title={trouble} /> : null}
      {samples.map((sample, at) => (
        <SampleCard
          key={firstSamples[at]?.postType}
          at={at}
          sample={sample}
          onChange={change(at)}
          pay={error ? undefined : data?.samples[at]}
        />
      ))}
    </aside>
  );
}
