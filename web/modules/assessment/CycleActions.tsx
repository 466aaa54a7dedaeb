import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { useCanCityWide } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Deadlines } from '../rating/Deadlines.tsx';
import type { Changed, Cycle } from './types.ts';
import { today } from '../../kit/today.ts';

type Event = Cycle['events'][number];

/** What each step will do, said before it is done. */
function Consequence({ cycle, event }: { cycle: Cycle; event: Event }) {
  const { t } = useTranslation('assessment');
  const { counts, scheme } = cycle;
  return <p>{t(`will.${event}`, { ...counts, workdays: scheme.publicity.workdays })}</p>;
}

function StepButton({ cycle, event }: { cycle: Cycle; event: Event }) {
  const { t } = useTranslation(['assessment', 'rating']);
  const city = useCitySlug();
  const [from, setFrom] = useState<string | null>(today);
  const step = useAction<object, Changed>({
    run: (input, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/${event}`), input, key),
    done: t(`did.${event}`),
  });
  const more = event === 'publish' ? { from } : {};
  const unsent = event === 'collect' ? cycle.counts.ratings - cycle.counts.ratingsSent : 0;
  return (
    <ConfirmAction
      label={t(`event.${event}`)}
      title={t('ask', { step: t(`event.${event}`), year: cycle.year })}
      danger={event === 'finalise'}
      pending={step.pending}
      button={{ type: 'primary' }}
      withReason={unsent > 0}
      onConfirm={async (reason) =>
        event === 'publish' && !from
          ? undefined
          : step.run({ version: cycle.version, ...more, ...(unsent > 0 ? { unsent: { reason } } : {}) })
      }
    >
      <Consequence cycle={cycle} event={event} />
      {event === 'collect' && cycle.counts.incomplete > 0 ? (
        <p>{t('will.collectIncomplete', { n: cycle.counts.incomplete })}</p>
      ) : null}
      {unsent > 0 ? <p>{t('rating:closing', { n: unsent, raters: cycle.counts.ratersWaiting })}</p> : null}
      {event === 'publish' ? (
        <label>
          {t('publicityFrom')}
          <DayPicker placeholder={t('publicityFrom')} value={from} onChange={setFrom} />
        </label>
      ) : null}
    </ConfirmAction>
  );
}

/** The steps that may follow, for who may take them. */
export function CycleActions({ cycle }: { cycle: Cycle }) {
  const canWrite = useCanCityWide('assessment.write');
  const canFinalise = useCanCityWide('assessment.finalise');
  const events = cycle.events.filter((event) => (event === 'finalise' ? canFinalise : canWrite));
  const deadlines = canWrite && cycle.state !== 'final';
  if (events.length === 0 && !deadlines) return null;
  return (
    <Flex gap={8} wrap className="assessment-actions no-print">
      {events.map((event) => (
        <StepButton key={event} cycle={cycle} event={event} />
      ))}
      {deadlines ? <Deadlines key={cycle.version} cycle={cycle} /> : null}
    </Flex>
  );
}
