import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Key, Result } from './types.ts';

const results = ['solved', 'partly', 'unsolved'] as const;

/** 群众评事: one of three, and a word if one likes. */
export function Rate({ keyOf, onDone }: { keyOf: Key; onDone: () => void }) {
  const { t } = useTranslation('ask');
  const city = useCitySlug();
  const errorText = useErrorText();
  const id = useId();
  const [result, setResult] = useState<Result | null>(null);
  const [comment, setComment] = useState('');
  const rate = useAction({
    quiet: true,
    refresh: false,
    run: (input: object, key) => api.post(cityPath(city, 'requests/rate'), input, key),
    onDone,
  });
  const said = comment.trim();
  return (
    <section className="panel ask-rate" aria-label={t('rate')}>
      <h2>{t('rate')}</h2>
      <p>{t('rate.note')}</p>
      {rate.error ? <Alert type="error" showIcon title={errorText(rate.error)} className="form-alert" /> : null}
      <fieldset className="ask-results">
        <legend className="ask-hidden">{t('rate')}</legend>
        {results.map((value) => (
          <label key={value}>
            <input type="radio" name={id} checked={result === value} onChange={() => setResult(value)} />
            <span>{t(`result.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id} comment`}>{t('rate.comment')}</label>
      <Input.TextArea
        id={`${id} comment`}
        rows={3}
        maxLength={500}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Button
        type="primary"
        size="large"
        block
        disabled={result === null}
        loading={rate.pending}
        onClick={() => void rate.run({ ...keyOf, result, ...(said ? { comment: said } : {}) })}
      >
        {t('rate.send')}
      </Button>
    </section>
  );
}

/** What was asked of the resident, and room for the answer. */
export function Answer({ keyOf, question, onDone }: { keyOf: Key; question: string; onDone: () => void }) {
  const { t } = useTranslation('ask');
  const city = useCitySlug();
  const errorText = useErrorText();
  const id = useId();
  const [text, setText] = useState('');
  const answer = useAction({
    quiet: true,
    refresh: false,
    run: (input: object, key) => api.post(cityPath(city, 'requests/answer'), input, key),
    onDone,
  });
  return (
    <section className="panel ask-rate" aria-label={t('asked')}>
      <h2>{t('asked')}</h2>
      <blockquote>{question}</blockquote>
      {answer.error ? <Alert type="error" showIcon title={errorText(answer.error)} className="form-alert" /> : null}
      <label htmlFor={id}>{t('answer')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="primary"
        size="large"
        block
        disabled={text.trim() === ''}
        loading={answer.pending}
        onClick={() => void answer.run({ ...keyOf, text: text.trim() })}
      >
        {t('answer.send')}
      </Button>
    </section>
  );
}
