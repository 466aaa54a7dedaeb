import { Button, Form as AntdForm, Input, InputNumber, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import './organisation.css';
import { OrganisationNav } from './OrganisationNav.tsx';

interface Calendar {
  year: number;
  holidays: readonly string[];
  makeUpDays: readonly string[];
  source: string;
  version: number;
}

const daysOf = (text: unknown): string[] => String(text ?? '').match(/\d{4}-\d{2}-\d{2}/g) ?? [];

function CalendarForm({ calendar, onDone }: { calendar: Calendar | null; onDone: () => void }) {
  const { t } = useTranslation('organisation');
  const city = useCitySlug();
  const required = useRequired();
  const save = useAction({
    quiet: true,
    done: t('saved'),
    run: ({ year, ...input }: { year: number }, key) =>
      api.put(cityPath(city, `organisation/calendars/${year}`), input, key),
    onDone,
  });
  const initial = calendar
    ? { ...calendar, holidays: calendar.holidays.join('\n'), makeUpDays: calendar.makeUpDays.join('\n') }
    : {};
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('save')}
      initial={initial}
      shape={({ year, source, holidays, makeUpDays }) => ({
        year,
        source,
        holidays: daysOf(holidays),
        makeUpDays: daysOf(makeUpDays),
        version: calendar?.version ?? 0,
      })}
    >
      <AntdForm.Item name="year" label={t('year')} rules={required}>
        <InputNumber min={2000} max={2100} precision={0} disabled={calendar !== null} />
      </AntdForm.Item>
      <AntdForm.Item name="holidays" label={t('holidays')} extra={t('daysNote')} rules={required}>
        <Input.TextArea rows={10} />
      </AntdForm.Item>
      <AntdForm.Item name="makeUpDays" label={t('makeUpDays')}>
        <Input.TextArea rows={4} />
      </AntdForm.Item>
      <AntdForm.Item name="source" label={t('source')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </AntdForm.Item>
    </Form>
  );
}

/** Days in order as runs: the first and last of each stretch without a gap. */
function runsOf(days: readonly string[]): { first: string; last: string }[] {
  const runs: { first: string; last: string }[] = [];
  for (const day of days.toSorted()) {
    const run = runs.at(-1);
    if (run && Date.parse(day) - Date.parse(run.last) === 86_400_000) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

function Runs({ days }: { days: readonly string[] }) {
  if (days.length === 0) return <span>—</span>;
  return runsOf(days).map(({ first, last }) => (
    <span key={first} className="day-run">
      {first === last ? first.slice(5) : `${first.slice(5)} – ${last.slice(5)}`}
    </span>
  ));
}

function Year({ calendar, onEdit }: { calendar: Calendar; onEdit: () => void }) {
  const { t } = useTranslation('organisation');
  return (
    <section className="panel calendar-year" aria-label={String(calendar.year)}>
      <header>
        <h2>{calendar.year}</h2>
        <Can needs="city.settings.write">
          <Button size="small" onClick={onEdit} aria-label={`${t('correct')} ${calendar.year}`}>
            {t('correct')}
          </Button>
        </Can>
      </header>
      <dl>
        <dt>{t('holidays')}</dt>
        <dd>
          <Runs days={calendar.holidays} />
        </dd>
        <dt>{t('makeUpDays')}</dt>
        <dd>
          <Runs days={calendar.makeUpDays} />
        </dd>
        <dt>{t('source')}</dt>
        <dd>{calendar.source}</dd>
      </dl>
    </section>
  );
}

/** The official holidays and make-up days by year: working days are counted from these and from nothing else. */
export default function CalendarsPage() {
  const { t } = useTranslation('organisation');
  const [edited, setEdited] = useState<Calendar | 'new' | null>(null);
  const list = useCityQuery<{ items: Calendar[] }>('organisation/calendars');
  const add = (
    <Can needs="city.settings.write">
      <Button type="primary" onClick={() => setEdited('new')}>
        {t('addYear')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('calendars')} note={t('calendarsNote')} actions={add} />
      <OrganisationNav />
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isLoading ? <Skeleton active /> : null}
      {(list.data?.items ?? []).toReversed().map((calendar) => (
        <Year key={calendar.year} calendar={calendar} onEdit={() => setEdited(calendar)} />
      ))}
      <FormDrawer title={t('calendars')} open={edited !== null} onClose={() => setEdited(null)}>
        {edited ? <CalendarForm calendar={edited === 'new' ? null : edited} onDone={() => setEdited(null)} /> : null}
      </FormDrawer>
    </>
  );
}
