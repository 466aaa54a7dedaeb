import { Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from './Day.tsx';
import { useNarrow } from './useMedia.ts';

export interface Step {
  key: string;
  title: string;
  state: 'done' | 'now' | 'ahead' | 'failed';
  who?: string;
  /** ISO instant. */
  at?: string;
  /** What still stands in the way, in whole words. */
  missing?: readonly string[];
  /** The id of the part of the page where the step is taken. */
  anchor?: string;
}

const statuses = { done: 'finish', now: 'process', ahead: 'wait', failed: 'error' } as const;

function Detail({ step }: { step: Step }): ReactNode {
  return (
    <div className="step-detail">
      {step.who ? <div>{step.who}</div> : null}
      {step.at ? <Instant value={step.at} /> : null}
      {step.missing?.map((sentence) => (
        <div key={sentence} className="step-missing">
          {sentence}
        </div>
      ))}
    </div>
  );
}

/** The states of something that runs in steps: who did what and when, and what the present one lacks. */
export function StepLine({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('kit');
  const narrow = useNarrow();
  return (
    <nav aria-label={t('steps.label')} className="step-line">
      <Steps
        size="small"
        current={steps.findIndex((step) => step.state === 'now')}
        orientation={narrow ? 'vertical' : 'horizontal'}
        items={steps.map((step) => ({
          key: step.key,
          title: step.anchor ? <a href={`#${step.anchor}`}>{step.title}</a> : step.title,
          status: statuses[step.state],
          content: <Detail step={step} />,
        }))}
      />
    </nav>
  );
}
