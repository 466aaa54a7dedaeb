import { useTranslation } from 'react-i18next';
import type { Step } from '../../kit/StepLine.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useCan } from '../../kit/session.tsx';
import type { FactUnits } from '../month/types.ts';
import type { Choices, Download } from '../payfiles/types.ts';
import type { Run } from './types.ts';

const order = ['computed', 'approved', 'paid', 'closed'] as const;

/** Which units have not handed in the facts of the month, and who was the last to; null where the reader may not see. */
export function useFactUnits(month: string | undefined): Pick<FactUnits, 'counts' | 'lastReport'> | null {
  const may = useCan('pay.attendance.read');
  const units = useCityQuery<FactUnits>(
    'pay/month-facts/units',
    { month, pageSize: 1 },
    { enabled: may && month !== undefined, keep: true },
  );
  return units.data ?? null;
}

interface FilesTaken {
  /** Kinds of files that nobody has taken yet. */
  readonly left: number;
  readonly last: Download | undefined;
}

/** What was taken of a run's files; null before it is approved, or where the reader sees none. */
function useFilesTaken(run: Run | undefined): FilesTaken | null {
  const may = useCan('pay.files');
  const approved = may && run !== undefined && run.state !== 'computed';
  const path = `pay/runs/${run?.id ?? ''}`;
  const choices = useCityQuery<Choices>(`${path}/files`, {}, { enabled: approved });
  const taken = useCityQuery<{ items: Download[] }>(`${path}/downloads`, { pageSize: 200 }, { enabled: approved });
  if (!choices.data || !taken.data) return null;
  const done = new Set(taken.data.items.map(({ kind }) => kind));
  const kinds = new Set(choices.data.choices.filter(({ rowCount }) => rowCount > 0).map(({ kind }) => kind));
  return { left: [...kinds].filter((kind) => !done.has(kind)).length, last: taken.data.items[0] };
}

export const openOf = (run: Run, severity: string): number =>
  run.findings.filter((found) => found.severity === severity).reduce((sum, found) => sum + found.open, 0);

/** What the step line says of a run: who did what and when, and what each step lacks. */
export function useSteps(run: Run | undefined): Step[] {
  const { t } = useTranslation(['pay', 'month']);
  const units = useFactUnits(run?.month);
  const files = useFilesTaken(run);
  if (!run) return [];
  const reached = order.indexOf(run.state);
  const [blocking, warnings] = [openOf(run, 'blocking'), openOf(run, 'warning')];
  const clean = blocking === 0 && warnings === 0;
  const missing = [
    ...(blocking > 0 ? [t('missing.blocking', { n: blocking })] : []),
    ...(warnings > 0 ? [t('missing.warnings', { n: warnings })] : []),
  ];
  const did = (step: Run['computed']) => (step ? { who: step.name, at: step.at } : {});
  const stateAt = (index: number): Step['state'] =>
    reached >= index ? 'done' : reached === index - 1 && clean ? 'now' : 'ahead';
  const absent = units ? units.counts.missing + units.counts.entered : 0;
  const reported = units?.lastReport;
  return [
    {
      key: 'facts',
      title: t('step.facts'),
      anchor: 'pay-facts',
      state: absent > 0 && reached === 0 ? 'now' : 'done',
      ...(reported ? { who: reported.by, at: reported.at } : {}),
      missing: absent > 0 ? [t('month:unitsMissing', { n: absent })] : [],
    },
    { key: 'compute', title: t('step.compute'), anchor: 'pay-totals', state: 'done', ...did(run.computed) },
    {
      key: 'check',
      title: t('step.check'),
      anchor: 'pay-check',
      state: clean ? 'done' : blocking > 0 ? 'failed' : 'now',
      ...(clean ? did(run.checked) : {}),
      missing,
    },
    {
      key: 'approve',
      title: t('step.approve'),
      anchor: 'pay-next',
      state: stateAt(1),
      ...did(run.approved),
      missing: reached === 0 && clean ? [t('missing.secondPerson')] : [],
    },
    { key: 'pay', title: t('step.pay'), anchor: 'pay-next', state: stateAt(2), ...did(run.paid) },
    {
      key: 'file',
      title: t('month:step.file'),
      anchor: 'pay-files',
      state: files?.left === 0 ? 'done' : reached >= 1 ? 'now' : 'ahead',
      ...(files?.last ? { who: files.last.by, at: files.last.at } : {}),
      missing: files && files.left > 0 ? [t('month:filesLeft', { n: files.left })] : [],
    },
    { key: 'close', title: t('step.close'), anchor: 'pay-next', state: stateAt(3), ...did(run.closed) },
  ];
}
