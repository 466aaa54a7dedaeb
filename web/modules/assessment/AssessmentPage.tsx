import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { CycleActions } from './CycleActions.tsx';
import { CycleFrame } from './CycleFrame.tsx';
import { CycleSteps } from './CycleSteps.tsx';
import { GradeTag } from './GradeTag.tsx';
import type { Cycle, Person } from './types.ts';
import { RosterActions } from './year/Roster.tsx';

const dash = (points: string | null | undefined) => points ?? '—';
const unlessZero = (points: string) => (points === '0.00' ? '—' : points);

function useColumns(cycle: Cycle): Column<Person>[] {
  const { t } = useTranslation('assessment');
  return [
    { key: 'name', title: t('name'), sort: true, render: ({ name }) => name },
    { key: 'streetName', title: t('street'), hidden: true, render: ({ streetName }) => streetName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('post'), render: ({ postType }) => t(`post.${postType}`) },
    ...cycle.groups.map(({ code, name }): Column<Person> => ({
      key: `mark:${code}`,
      title: name,
      align: 'right',
      render: ({ parts }) => dash(parts.find(({ group }) => group === code)?.mean),
    })),
    ...(['daily', 'quarterly'] as const)
      .filter((part) => cycle.scheme.sheets.some(({ mix }) => Number(mix[part]) > 0))
      .map((part): Column<Person> => ({
        key: part,
        title: t(part),
        align: 'right',
        render: ({ year }) => dash(year[part]),
      })),
    { key: 'bonus', title: t('bonus'), align: 'right', render: ({ bonus }) => unlessZero(bonus) },
    { key: 'deduction', title: t('deduction'), align: 'right', render: ({ deduction }) => unlessZero(deduction) },
    {
      key: 'score',
      title: t('score'),
      sort: true,
      align: 'right',
      render: ({ score }) => <strong>{dash(score)}</strong>,
    },
    { key: 'grade', title: t('grade'), render: (person) => <GradeTag {...person} /> },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('assessment');
  const options = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  return [
    { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
    { key: 'grade', label: t('grade'), kind: 'select', options: options(['excellent', 'qualified', 'basic', 'unqualified', 'none'] as const, (key) => t(`grade.${key}`)) },
    { key: 'postType', label: t('post'), kind: 'select', options: options(['head', 'deputy', 'staff'] as const, (key) => t(`post.${key}`)) },
    { key: 'state', label: t('filter'), kind: 'select', options: options(['incomplete', 'veto', 'not_graded', 'moved', 'bonus', 'deduction'] as const, (key) => t(`filter.${key}`)) },
  ]; // prettier-ignore
}

function People({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const columns = useColumns(cycle);
  const filters = useFilters();
  const canWrite = useCan('assessment.write');
  const toImport = canWrite && cycle.state === 'open';
  return (
    <DataTable<Person>
      name="assessment"
      label={t('people')}
      path={`assessment/cycles/${cycle.id}/people`}
      exportPath={`assessment/cycles/${cycle.id}/people/export`}
      columns={columns}
      filters={filters}
      search={t('search')}
      keyOf={({ workerId }) => workerId}
      rowTo={({ workerId }) => `assessment/${cycle.id}/people/${workerId}`}
      extra={<RosterActions cycle={cycle} />}
      empty={toImport ? <CityLink to={`assessment/${cycle.id}/import`}>{t('importFirst')}</CityLink> : t('noPeople')}
    />
  );
}

/** One year's assessment: where it stands, what comes next, and everybody in it. */
export default function AssessmentPage() {
  return (
    <CycleFrame>
      {(cycle) => (
        <>
          <CycleSteps cycle={cycle} />
          <CycleActions cycle={cycle} />
          <People key={cycle.id} cycle={cycle} />
        </>
      )}
    </CycleFrame>
  );
}
