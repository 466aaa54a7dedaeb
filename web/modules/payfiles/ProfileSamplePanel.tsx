import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Form as AntdForm } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { definitionOf } from './definition.ts';
import type { ProfileSample } from './types.ts';

const pauseMs = 400;

/** The text as it stood when the person last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** What the format in the form writes for three invented people; nothing is kept. */
export function ProfileSamplePanel() {
  const { t } = useTranslation('payfiles');
  const city = useCitySlug();
  const errorText = useErrorText();
  const typed: unknown = AntdForm.useWatch('definition', AntdForm.useFormInstance());
  const body = usePaused(JSON.stringify({ definition: typed ? definitionOf(typed) : null }));
  const { data, error } = useQuery<ProfileSample, ApiError>({
    queryKey: ['city', city, 'pay/bank-profiles/preview', body],
    queryFn: () => api.post(cityPath(city, 'pay/bank-profiles/preview'), JSON.parse(body)),
    // The form registers its fields one after the other: until the columns stand there is nothing to ask.
    enabled: typed !== undefined && JSON.parse(body).definition?.columns?.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-label={t('preview')} aria-live="polite">
      <h3>
        {t('preview')} {error ? null : data?.name}
      </h3>
      <p className="files-note">{t('previewNote')}</p>
      {error ? (
        <Alert type="warning" showIcon title={error.fields[0]?.message ?? errorText(error)} />
      ) : (
        data?.problems.map(({ code, title, name }) => (
          <Alert
            key={`${code} ${title} ${name ?? ''}`}
            type="error"
            showIcon
            title={t('problem', { title: name === null ? title : `${title} · ${name}`, reason: t(`problem.${code}`) })}
          />
        ))
      )}
      {error || !data || data.lines.length === 0 ? null : <pre className="files-sample">{data.lines.join('\n')}</pre>}
    </section>
  );
}
