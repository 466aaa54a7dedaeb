import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useErrorText } from '../../kit/Failure.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { nameIn } from '../../language.ts';
import { placeOf, unanswered, type Said } from './fields.ts';
import type { Ballot } from './types.ts';

interface QuestionProps {
  ballot: Ballot;
  number: number;
  question: Ballot['questions'][number];
  said: string | undefined;
  missing: boolean;
  onSay: (answer: string) => void;
}

/** Plain radio buttons, drawn large: they work with one thumb, a screen reader and an old telephone alike. */
function Question({ ballot, number, question, said, missing, onSay }: QuestionProps) {
  const { t, i18n } = useTranslation('ballot');
  const name = `vote ${number} ${question.code}`;
  const { scale } = ballot;
  return (
    <fieldset className="vote-question" aria-invalid={missing}>
      <legend>
        {nameIn(question, i18n.language)}
        {missing ? <em> {t('vote.missing')}</em> : null}
      </legend>
      {scale.type === 'choices' ? (
        <div className="vote-choices">
          {scale.choices.map((choice) => (
            <label key={choice.code}>
              <input
                type="radio"
                name={name}
                value={choice.code}
                checked={said === choice.code}
                onChange={() => onSay(choice.code)}
              />
              <span>{nameIn(choice, i18n.language)}</span>
            </label>
          ))}
        </div>
      ) : (
        <label className="vote-points">
          {t('vote.points', { most: scale.most })}
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={scale.most}
            step={1}
            value={said ?? ''}
            onChange={({ target }) =>
              onSay(
                /^\d{1,3}$/.test(target.value) && Number(target.value) <= scale.most
                  ? String(Number(target.value))
                  : '',
              )
            }
          />
        </label>
      )}
    </fieldset>
  );
}

/** How one answer reads. */
function answerName(ballot: Ballot, answer: string | undefined, language: string): string {
  if (ballot.scale.type === 'points') return answer ?? '';
  const choice = ballot.scale.choices.find(({ code }) => code === answer);
  return choice ? nameIn(choice, language) : '';
}

interface ReviewProps {
  ballot: Ballot;
  said: Said;
  pending: boolean;
  error: unknown;
  onBack: () => void;
  onCast: () => void;
}

/** Everything once more before it is sent, since nobody can take it back. */
function Review({ ballot, said, pending, error, onBack, onCast }: ReviewProps) {
  const { t, i18n } = useTranslation('ballot');
  const text = useErrorText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('vote.check')}
      </h2>
      <dl className="vote-review">
        {ballot.people.map(({ number, name }) => (
          <div key={number}>
            <dt>{name}</dt>
            {ballot.questions.map((question) => (
              <dd key={question.code}>
                {ballot.questions.length > 1 ? `${nameIn(question, i18n.language)} ` : null}
                <strong>{answerName(ballot, said[placeOf(number, question.code)], i18n.language)}</strong>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {error ? <Alert type="error" showIcon title={text(error)} className="form-alert" /> : null}
      <p>{t('vote.final')}</p>
      <div className="vote-actions">
        <Button size="large" onClick={onBack} disabled={pending}>
          {t('vote.back')}
        </Button>
        <Button size="large" type="primary" loading={pending} onClick={onCast}>
          {t('vote.cast')}
        </Button>
      </div>
    </section>
  );
}

interface VoteFormProps {
  ballot: Ballot;
  token: string;
  onDone: () => void;
}

/** The ballot: every person, then everything once more, then sent. */
export function VoteForm({ ballot, token, onDone }: VoteFormProps) {
  const { t } = useTranslation('ballot');
  const city = useCitySlug();
  const [said, setSaid] = useState<Said>({});
  const [asked, setAsked] = useState(false);
  const [checking, setChecking] = useState(false);
  const missing = unanswered(ballot, said);
  const cast = useAction<unknown, unknown>({
    run: (input, key) => api.post(cityPath(city, 'ballot/cast'), input, key),
    quiet: true,
    refresh: false,
    onDone,
  });
  const answers = ballot.people.flatMap(({ number }) =>
    ballot.questions.map(({ code }) => ({ number, question: code, answer: said[placeOf(number, code)] })),
  );
  if (checking)
    return (
      <Review
        ballot={ballot}
        said={said}
        pending={cast.pending}
        error={cast.error}
        onBack={() => setChecking(false)}
        onCast={() => void cast.run({ token, answers })}
      />
    );
  const check = () => {
    setAsked(true);
    if (missing.length === 0) setChecking(true);
    else
      document
        .querySelector('.vote-person:has([aria-invalid=true]), .vote-person:has(input:invalid)')
        ?.scrollIntoView({ block: 'center' });
  };
  return (
    <>
      {ballot.people.map(({ number, name, postType }) => (
        <section key={number} className="panel vote-person" aria-label={name}>
          <h2>
            {number}. {name} <small>{t(`post.${postType}`)}</small>
          </h2>
          {ballot.questions.map((question) => {
            const place = placeOf(number, question.code);
            return (
              <Question
                key={question.code}
                ballot={ballot}
                number={number}
                question={question}
                said={said[place]}
                missing={asked && !said[place]}
                onSay={(answer) => setSaid((before) => ({ ...before, [place]: answer }))}
              />
            );
          })}
        </section>
      ))}
      <div className="vote-bar">
        <span role="status">{missing.length === 0 ? t('vote.whole') : t('vote.left', { n: missing.length })}</span>
        <Button type="primary" size="large" onClick={check}>
          {t('vote.next')}
        </Button>
      </div>
    </>
  );
}
