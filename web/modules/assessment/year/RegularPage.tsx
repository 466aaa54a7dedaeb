import { Button, Empty, Flex, Input, Skeleton } from 'antd';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { Failure } from '../../../kit/Failure.tsx';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import { CycleFrame } from '../CycleFrame.tsx';
import type { Cycle, Regular } from '../types.ts';
import { PeriodPick } from './PeriodPick.tsx';
import { asksCause, useGrid } from './useGrid.ts';

type Grid = ReturnType<typeof useGrid>;
type Row = Regular['items'][number];

interface RowProps {
  grid: Grid;
  row: Row;
  data: Regular;
  closed: boolean;
}

/** Enter and the arrows go down the column of marks, so that a page is typed without the mouse. */
function move(event: KeyboardEvent<HTMLInputElement>): void {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('input[data-mark]') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
}

function MarkRow({ grid, row, data, closed }: RowProps) {
  const { t } = useTranslation('assessment');
  const { score, cause } = grid.cell(row);
  const trouble = grid.trouble(row);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (!/[\n\t]/.test(text.trimEnd())) return;
    event.preventDefault();
    grid.paste(row, text);
  };
  return (
    <tr>
      <th scope="row">
        {row.name}
        <small>
          {row.unitName} · {t(`post.${row.postType}`)}
        </small>
      </th>
      <td className="mark-score">
        <Input
          data-mark
          aria-label={t('markOf', { name: row.name })}
          inputMode="decimal"
          maxLength={6}
          disabled={closed}
          status={trouble === 'unreadable' ? 'error' : ''}
          value={score}
          onChange={({ target }) => grid.set(row, { score: target.value.trim() })}
          onKeyDown={move}
          onPaste={paste}
          onFocus={({ target }) => target.select()}
        />
      </td>
      <td>
        <Input
          aria-label={t('causeOf', { name: row.name })}
          maxLength={200}
          disabled={closed}
          status={trouble === 'cause' ? 'error' : ''}
          placeholder={asksCause(score, data) ? t('causeAsked') : t('cause')}
          value={cause}
          onChange={({ target }) => grid.set(row, { cause: target.value })}
        />
      </td>
    </tr>
  );
}

interface EntryProps {
  cycle: Cycle;
  period: string;
  group: string;
}

function Entry({ cycle, period, group }: EntryProps) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const [all, setAll] = useState('');
  const path = `assessment/cycles/${cycle.id}/regular-marks`;
  const query = useCityQuery<Regular>(path, { period, group, pageSize: 200 });
  const grid = useGrid(query.data);
  const save = useAction({
    run: (input: unknown, key) => api.post<{ changed: number }>(cityPath(city, path), input, key),
    done: t('marksSaved'),
    onDone: grid.clear,
  });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const data = query.data;
  if (data.total === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobodyToMark')} />;
  const closed = cycle.state !== 'open';
  const troubled = grid.rows.some((row) => grid.trouble(row) !== null);
  return (
    <section className="panel" aria-label={t('regular')}>
      <p>
        {t('markedCount', { given: data.given, total: data.total })}{' '}
        {t('causeRule', { from: data.causeFrom, below: data.causeBelow })}
      </p>
      <Flex gap={8} wrap className="mark-fill">
        <Input
          aria-label={t('fillAll')}
          className="mark-all"
          inputMode="decimal"
          placeholder={t('fillAll')}
          disabled={closed}
          value={all}
          onChange={({ target }) => setAll(target.value.trim())}
        />
        <Button disabled={closed || all === ''} onClick={() => grid.fill(all)}>
          {t('fillEmpty')}
        </Button>
      </Flex>
      <table className="assessment-table mark-table">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('mark')}</th>
            <th scope="col">{t('cause')}</th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <MarkRow key={row.workerId} grid={grid} row={row} data={data} closed={closed} />
          ))}
        </tbody>
      </table>
      <Flex gap={8} align="center" className="mark-save">
        <Button
          type="primary"
          loading={save.pending}
          disabled={closed || troubled || grid.changed.length === 0}
          onClick={() => void save.run({ period, group, marks: grid.marks })}
        >
          {t('saveMarks', { n: grid.changed.length })}
        </Button>
        {closed ? t('marksClosed') : null}
      </Flex>
    </section>
  );
}

/** Short marks of a month or quarter: a column of figures, typed down or pasted from a sheet, sent as one. */
export default function RegularPage() {
  return (
    <CycleFrame>
      {(cycle) => (
        <PeriodPick key={cycle.id} cycle={cycle}>
          {(period, group) => <Entry key={`${period} ${group}`} cycle={cycle} period={period} group={group} />}
        </PeriodPick>
      )}
    </CycleFrame>
  );
}
