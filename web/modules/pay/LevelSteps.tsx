import { useTranslation } from 'react-i18next';
import type { LevelStep } from './types.ts';

/** Steps that say what the level is and not by how much it moves. */
const setting: ReadonlySet<LevelStep['step']> = new Set(['post_floor', 'decided']);

/** How a level came about, step by step. */
export function LevelSteps({ steps }: { steps: readonly LevelStep[] }) {
  const { t } = useTranslation(['pay', 'payplan']);
  return (
    <ol className="pay-steps">
      {steps.map(({ step, years, educationYears, levels, level }) => (
        <li key={step}>
          {t(`payplan:levelStep.${step}`, { years: years ?? 0, educationYears: educationYears ?? 0 })}
          <span>{`${setting.has(step) ? '' : `${levels < 0 ? '' : '+'}${levels} → `}${t('levelIs', { n: level })}`}</span>
        </li>
      ))}
    </ol>
  );
}
