import { useTranslation } from 'react-i18next';
import type { LevelStep } from './types.ts';

/** How a level came about, step by step. */
export function LevelSteps({ steps }: { steps: readonly LevelStep[] }) {
  const { t } = useTranslation(['pay', 'payplan']);
  return (
    <ol className="pay-steps">
      {steps.map(({ step, years, educationYears, levels, level }) => (
        <li key={step}>
          {t(`payplan:levelStep.${step}`, { years: years ?? 0, educationYears: educationYears ?? 0 })}
          <span>{`${levels > 0 && step !== 'post_floor' ? '+' : ''}${levels} → ${t('levelIs', { n: level })}`}</span>
        </li>
      ))}
    </ol>
  );
}
