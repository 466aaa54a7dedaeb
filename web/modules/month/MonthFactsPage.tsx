import { App, Alert, Button, Empty, Flex, Pagination, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../../client.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Failure, useErrorText } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import { TableToolbar } from '../../kit/TableToolbar.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useTableState } from '../../kit/useTableState.ts';
import { PayNav } from '../pay/PayNav.tsx';
import { FactGrid } from './FactGrid.tsx';
import { HandIn } from './HandIn.tsx';
import './month.css';
import type { MonthFacts } from './types.ts';
import { useFacts, type Conflict } from './useFacts.ts';
import { thisMonth } from '../../kit/today.ts';

const pageSize = 100;

function Conflicts({ conflicts, names }: { conflicts: readonly Conflict[]; names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('month');
  return (
    <Alert
      type="warning"
      showIcon
      title={t('conflict', { n: conflicts.length })}
      description={
        <ul className="facts-conflicts">
          {conflicts.map(({ workerId, code, name, quantity, by }) => (
            <li key={`${workerId} ${code}`}>
              {t('conflictCell', { name, fact: names.get(code) ?? code, value: quantity || '0', by: by ?? '—' })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function SaveBar({ facts, closed, month }: { facts: ReturnType<typeof useFacts>; closed: boolean; month: string }) {
  const { t } = useTranslation('month');
  const n = facts.edits.size;
  const ready = n > 0 && facts.wrong === 0;
  const button = { type: 'primary' as const, disabled: !ready, loading: facts.save.pending };
  return (
    <Flex className="facts-bar no-print" gap={8} wrap align="center">
      <span role="status">
        {n === 0 ? t('keys') : t('changed', { n })}
        {facts.wrong > 0 ? ` · ${t('wrongCells', { n: facts.wrong })}` : null}
      </span>
      <span className="push" />
      <Button disabled={!facts.canUndo} onClick={facts.undo}>
        {t('undo')}
      </Button>
      <Button disabled={n === 0} onClick={facts.discard}>
        {t('discard')}
      </Button>
      {closed ? (
        <ConfirmAction
          label={t('save')}
          title={t('saveClosed', { month })}
          withReason
          pending={facts.save.pending}
          button={button}
          onConfirm={(reason) => facts.save.run(reason)}
        >
          <p>{t('saveClosedNote')}</p>
        </ConfirmAction>
      ) : (
        <Button {...button} onClick={() => void facts.save.run(null)}>
          {t('save')}
        </Button>
      )}
    </Flex>
  );
}

interface ToolbarProps {
  asked: Readonly<Record<string, string>> & { month: string };
  onFilter: (key: string, value: string) => void;
}

function Toolbar({ asked, onFilter }: ToolbarProps) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const mayWrite = useCan('pay.attendance.write');
  return (
    <TableToolbar
      search={t('search')}
      filters={[
        { key: 'month', label: t('month'), kind: 'month' },
        { key: 'unitId', label: t('unit'), kind: 'unit' },
        {
          key: 'entered',
          label: t('entered'),
          kind: 'select',
          options: [
            { value: 'some', label: t('entered.some') },
            { value: 'none', label: t('entered.none') },
          ],
        },
      ]}
      values={asked}
      onFilter={onFilter}
      columns={[]}
      chosen={[]}
      onChoose={() => undefined}
      exportHref={(format) => `${cityPath(city, 'pay/month-facts/export')}${queryString({ ...asked, format })}`}
      extra={mayWrite ? <HandIn month={asked.month} /> : null}
    />
  );
}

function Actions({ month }: { month: string }) {
  const { t } = useTranslation('month');
  return (
    <>
      <CityLink to="pay/facts/units" search={{ month }}>
        {t('unitsLink')}
      </CityLink>
      <Can needs="pay.attendance.write">
        <CityLink to="pay/facts/import" search={{ month }}>
          {t('importLink')}
        </CityLink>
      </Can>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}

/** What stands above the grid when something about it must be known. */
function Notices({ facts, data }: { facts: ReturnType<typeof useFacts>; data: MonthFacts | undefined }) {
  const { t } = useTranslation('month');
  const errorText = useErrorText();
  const names = new Map((data?.facts ?? []).map(({ code, name }) => [code, name]));
  return (
    <>
      {data?.closed ? <Alert type="info" showIcon title={t('closedNote', { month: data.month })} /> : null}
      {facts.conflicts.length > 0 ? <Conflicts conflicts={facts.conflicts} names={names} /> : null}
      {facts.save.error && facts.conflicts.length === 0 ? (
        <Alert type="error" showIcon title={errorText(facts.save.error)} />
      ) : null}
      {data && data.facts.length === 0 ? <Empty description={t('noFacts', { month: data.month })} /> : null}
    </>
  );
}

/** What happened in a month, workers × facts: typed, pasted or imported, saved in one write. */
export default function MonthFactsPage() {
  const { t } = useTranslation('month');
  const { message } = App.useApp();
  const mayWrite = useCan('pay.attendance.write');
  const [state, change] = useTableState(pageSize);
  const month = state.filters['month'] ?? thisMonth();
  const asked = { ...state.filters, month };
  const query = useCityQuery<MonthFacts>(
    'pay/month-facts',
    { ...asked, page: state.page, pageSize: state.pageSize },
    { keep: true },
  );
  const data = query.data;
  const facts = useFacts(month, data?.facts ?? []);
  const dirty = facts.edits.size > 0;
  const saveNow = () => {
    if (dirty && facts.wrong === 0 && data && !data.closed) void facts.save.run(null);
  };
  const filter = (key: string, value: string) => {
    if (key === 'month' && dirty) message.warning(t('saveFirst'));
    else change({ filters: { ...state.filters, [key]: value } });
  };
  return (
    <>
      <PageHeader title={t('facts')} note={t('factsNote')} actions={<Actions month={month} />} />
      <Can needs="pay.read">
        <PayNav />
      </Can>
      <Toolbar asked={asked} onFilter={filter} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      <Notices facts={facts} data={data} />
      {query.isLoading ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {data && data.facts.length > 0 ? (
        <>
          <FactGrid
            facts={data.facts}
            rows={data.items}
            totals={data.totals}
            edits={facts.edits}
            readOnly={!mayWrite}
            onChange={facts.change}
            onUndo={facts.undo}
            onSave={saveNow}
            onLost={(n) => message.warning(t('lost', { n }))}
          />
          {mayWrite ? <SaveBar facts={facts} closed={data.closed} month={month} /> : null}
          <Pagination
            className="no-print"
            current={state.page}
            pageSize={state.pageSize}
            total={data.total}
            showTotal={(n) => t('people', { n })}
            pageSizeOptions={[50, 100, 200]}
            showSizeChanger
            onChange={(page, size) => change({ page, pageSize: size })}
          />
        </>
      ) : null}
    </>
  );
}
