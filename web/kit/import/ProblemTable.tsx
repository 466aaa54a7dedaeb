import { Button, Flex, Input, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withCell, withRows, type Decisions, type ImportProblem, type ImportReport } from './protocol.ts';

interface ProblemTableProps {
  report: ImportReport;
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
}

function shownValue(problem: ImportProblem): string {
  return problem.value === null ? '' : String(problem.value);
}

function CellEditor({
  problem,
  decisions,
  onDecide,
  label,
}: Omit<ProblemTableProps, 'report'> & { problem: ImportProblem; label: string }) {
  const { column } = problem;
  if (column === null) return <span>{shownValue(problem) || '—'}</span>;
  const corrected = decisions.cells.find((cell) => cell.row === problem.row && cell.column === column);
  return (
    <Input
      size="small"
      aria-label={label}
      {...(problem.severity === 'error' && !corrected ? { status: 'error' as const } : {})}
      defaultValue={corrected?.value ?? shownValue(problem)}
      onPressEnter={(event) => event.currentTarget.blur()}
      onBlur={(event) => {
        const { value } = event.target;
        if (value !== (corrected?.value ?? shownValue(problem)))
          onDecide(withCell(decisions, problem.row, column, value));
      }}
    />
  );
}

function RowButtons({ problem, decisions, onDecide }: Omit<ProblemTableProps, 'report'> & { problem: ImportProblem }) {
  const { t } = useTranslation('kit');
  const skipped = decisions.skip.includes(problem.row);
  const accepted = decisions.accept.includes(problem.row);
  const toggle = (kind: 'skip' | 'accept', on: boolean) => onDecide(withRows(decisions, kind, [problem.row], on));
  return (
    <Flex gap={4}>
      <Button
        size="small"
        type={skipped ? 'primary' : 'default'}
        aria-pressed={skipped}
        onClick={() => toggle('skip', !skipped)}
      >
        {skipped ? t('import.skipped') : t('import.skip')}
      </Button>
      {problem.severity === 'warning' && !skipped ? (
        <Button
          size="small"
          type={accepted ? 'primary' : 'default'}
          aria-pressed={accepted}
          onClick={() => toggle('accept', !accepted)}
        >
          {accepted ? t('import.accepted') : t('import.accept')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Every problem by row, column, value and reason; a cell is corrected here, a row skipped, a warning accepted. */
export function ProblemTable({ report, decisions, onDecide }: ProblemTableProps) {
  const { t } = useTranslation('kit');
  const [show, setShow] = useState<'all' | 'error' | 'warning'>('all');
  const labels = new Map(report.columns.map((column) => [column.column, column.label]));
  const problems = report.problems.filter((problem) => show === 'all' || problem.severity === show);
  const warned = [...new Set(report.problems.filter((p) => p.severity === 'warning').map((p) => p.row))];
  const failed = [...new Set(report.problems.filter((p) => p.severity === 'error').map((p) => p.row))];
  const labelOf = (problem: ImportProblem) => (problem.column ? (labels.get(problem.column) ?? problem.column) : '—');
  return (
    <section aria-label={t('import.problems')}>
      <Flex gap={8} wrap align="center" className="table-toolbar">
        <Segmented
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: `${t('import.all')} ${report.problems.length}` },
            { value: 'error', label: `${t('import.errors')} ${report.counts.errors}` },
            { value: 'warning', label: `${t('import.warnings')} ${report.counts.warnings}` },
          ]}
        />
        <span className="push" />
        {warned.length > 0 ? (
          <Button onClick={() => onDecide(withRows(decisions, 'accept', warned, true))}>{t('import.acceptAll')}</Button>
        ) : null}
        {failed.length > 0 ? (
          <Button onClick={() => onDecide(withRows(decisions, 'skip', failed, true))}>{t('import.skipAll')}</Button>
        ) : null}
      </Flex>
      <Table<ImportProblem>
        size="small"
        dataSource={problems}
        rowKey={(problem) => `${problem.row}/${problem.column ?? ''}/${problem.code}`}
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, size: 'small', hideOnSinglePage: true }}
        rowClassName={(problem) => (decisions.skip.includes(problem.row) ? 'row-skipped' : '')}
        columns={[
          { title: t('import.row'), dataIndex: 'row', align: 'right', width: 64 },
          {
            title: t('import.severity'),
            width: 72,
            render: (_, problem) => (
              <Tag color={problem.severity === 'error' ? 'red' : 'gold'}>
                {problem.severity === 'error' ? t('import.error') : t('import.warning')}
              </Tag>
            ),
          },
          { title: t('import.column'), width: 140, render: (_, problem) => labelOf(problem) },
          {
            title: t('import.value'),
            width: 240,
            render: (_, problem) => (
              <CellEditor
                problem={problem}
                decisions={decisions}
                onDecide={onDecide}
                label={`${problem.row} ${labelOf(problem)}`}
              />
            ),
          },
          { title: t('import.reason'), dataIndex: 'message' },
          {
            title: t('import.decision'),
            width: 168,
            render: (_, problem) => <RowButtons problem={problem} decisions={decisions} onDecide={onDecide} />,
          },
        ]}
      />
    </section>
  );
}
