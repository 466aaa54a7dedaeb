import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DayPicker } from '../../kit/Day.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import type { Cycle } from '../assessment/types.ts';

const states = ['planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals'] as const;

/** By when each state should be left: shown on the step line, and to raters as the day they send by. */
export function Deadlines({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation(['rating', 'assessment']);
  const city = useCitySlug();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<Readonly<Record<string, string | null>>>(() =>
    Object.fromEntries(cycle.deadlines.map(({ state, dueDay }) => [state, dueDay])),
  );
  const save = useAction({
    run: (deadlines: readonly object[], key) =>
      api.put<{ version: number }>(
        cityPath(city, `assessment/cycles/${cycle.id}/deadlines`),
        { version: cycle.version, deadlines },
        key,
      ),
    done: t('deadlinesSet'),
    onDone: () => setOpen(false),
  });
  const ahead = states.slice(
    Math.max(
      0,
      states.findIndex((state) => state === cycle.state),
    ),
  );
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {t('deadlines')}
      </Button>
      <FormDrawer title={t('deadlines')} open={open} onClose={() => setOpen(false)}>
        <Flex vertical gap={12}>
          {ahead.map((state) => (
            <label key={state}>
              {t(`assessment:state.${state}`)}
              <DayPicker
                placeholder={t(`assessment:state.${state}`)}
                value={days[state] ?? null}
                onChange={(day) => setDays({ ...days, [state]: day })}
              />
            </label>
          ))}
          <Button
            type="primary"
            loading={save.pending}
            onClick={() => void save.run(ahead.map((state) => ({ state, dueDay: days[state] ?? null })))}
          >
            {t('deadlinesSave')}
          </Button>
        </Flex>
      </FormDrawer>
    </>
  );
}
