import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../client.ts';
import { Failure } from './Failure.tsx';
import type { Column, Filter, ListAnswer } from './table.ts';
import { TableRows, type RowsProps } from './TableRows.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { useCitySlug } from './useCity.ts';
import { useCityQuery } from './useCityQuery.ts';
import { useColumns } from './useColumns.ts';
import { useTableState } from './useTableState.ts';

interface DataTableProps<Row> extends Pick<RowsProps<Row>, 'keyOf' | 'rowTo' | 'rowSelection'> {
  /** Names the table for what this browser remembers of it. */
  name: string;
  /** What the table lists, for screen readers. */
  label: string;
  /** The list route below the city: `roster/workers`. */
  path: string;
  /** Parameters of the request that are not filters of the person. */
  query?: Readonly<Record<string, string>>;
  columns: readonly Column<Row>[];
  filters?: readonly Filter[];
  /** Placeholder of the search field (`q`); without it there is none. */
  search?: string;
  /** The export route below the city; gets the same filters and `format=csv|xlsx`. */
  exportPath?: string;
  extra?: ReactNode;
  /** What to say and offer when there is nothing and no filter is set. */
  empty?: ReactNode;
  pageSize?: number;
  summary?: (answer: ListAnswer<Row>) => ReactNode;
}

const noFilters: readonly Filter[] = [];

/** A list of the server, page by page; its state is in the address, its columns in this browser. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { filters = noFilters, pageSize = 50, columns, exportPath } = props;
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const [state, change] = useTableState(pageSize);
  const { shown, chosen, choose } = useColumns(props.name, columns);
  const asked = { ...props.query, ...state.filters, sort: state.sort };
  const paging = { page: state.page, pageSize: state.pageSize };
  const list = useCityQuery<ListAnswer<Row>>(props.path, { ...asked, ...paging }, { keep: true });
  const exportHref = (path: string) => (format: 'csv' | 'xlsx') =>
    `${cityPath(city, path)}${queryString({ ...asked, format })}`;
  const filtered = Object.keys(state.filters).some((key) => !(key in (props.query ?? {})));
  const nothing = filtered ? t('empty.filtered') : (props.empty ?? t('empty.none'));
  return (
    <section className="data-table" aria-label={props.label} aria-busy={list.isFetching}>
      <TableToolbar
        search={props.search}
        filters={filters}
        values={state.filters}
        onFilter={(key, value) => change({ filters: { ...state.filters, [key]: value } })}
        columns={columns}
        chosen={chosen}
        onChoose={choose}
        exportHref={exportPath ? exportHref(exportPath) : undefined}
        extra={props.extra}
      />
      {list.data && props.summary ? <div className="table-summary">{props.summary(list.data)}</div> : null}
      {list.error ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <TableRows<Row>
          rows={list.data?.items ?? []}
          total={list.data?.total ?? 0}
          columns={shown}
          state={state}
          change={change}
          loading={list.isLoading || list.isPlaceholderData}
          nothing={
            list.isLoading ? (
              <div className="table-waiting" />
            ) : (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} />
            )
          }
          keyOf={props.keyOf}
          {...(props.rowTo ? { rowTo: props.rowTo } : {})}
          {...(props.rowSelection ? { rowSelection: props.rowSelection } : {})}
        />
      )}
    </section>
  );
}
