import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { Form } from '../../kit/Form.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useNarrow } from '../../kit/useMedia.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import { Answer } from './Answer.tsx';
import { bodyOf, calculators, type Calculator } from './calculators.ts';
import { Fields } from './Fields.tsx';
import './tools.css';

type Row = Record<string, unknown>;

function CalculatorForm({ calculator }: { calculator: Calculator }) {
  const { t } = useTranslation('tools');
  const { key, path, sections } = calculator;
  const [shown, setShown] = useState<{ input: Row; answer: Row } | null>(null);
  const calculate = useAction({
    quiet: true,
    run: (input: unknown, idempotencyKey) => api.post<Row>(`/api/tools/${path}`, input, idempotencyKey),
    onDone: (answer, input) => setShown({ input: input as Row, answer }),
  });
  return (
    <section className="panel" aria-labelledby="calculator">
      <h2 id="calculator">{t(`tool.${key}`)}</h2>
      <p className="lead">{t(`note.${key}`)}</p>
      <Form
        schema={null}
        action={calculate}
        submitLabel={t('calculate')}
        shape={(values) => bodyOf(key, values)}
        {...(calculator.initial ? { initial: calculator.initial } : {})}
      >
        {sections.map(({ heading, fields }) => (
          <fieldset key={heading ?? ''}>
            {heading ? <legend>{t(`section.${heading}`)}</legend> : null}
            <Fields fields={fields} />
          </fieldset>
        ))}
      </Form>
      {shown && !calculate.error ? <Answer calculator={key} input={shown.input} answer={shown.answer} /> : null}
    </section>
  );
}

function Chooser({ current }: { current: Calculator }) {
  const { t } = useTranslation('tools');
  const narrow = useNarrow();
  const navigate = useNavigate();
  if (narrow) {
    return (
      <Select
        className="full-width"
        aria-label={t('choose')}
        value={current.key}
        options={calculators.map(({ key }) => ({ value: key, label: t(`tool.${key}`) }))}
        onChange={(tool) => void navigate({ to: '/tools', search: { tool } as never })}
      />
    );
  }
  return (
    <nav aria-label={t('choose')}>
      <ul className="tool-list">
        {calculators.map(({ key }) => (
          <li key={key}>
            <Link
              to="/tools"
              search={{ tool: key } as never}
              {...(key === current.key ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`tool.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `/tools`: the product's own rules for everyone to check; no account, nothing kept. */
export default function ToolsPage() {
  const { t } = useTranslation('tools');
  const { tool }: { tool?: string } = useSearch({ strict: false });
  const current = calculators.find(({ key }) => key === tool) ?? calculators[0];
  useEffect(() => {
    document.title = `${t('title')} · 随事`;
  }, [t]);
  if (!current) return null;
  return (
    <PublicFrame wide>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="tools">
        <Chooser current={current} />
        <CalculatorForm key={current.key} calculator={current} />
      </div>
    </PublicFrame>
  );
}
