import { Empty, Table, type TableProps } from 'antd';
import type { Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../client.ts';
import { CityLink, useCityNavigate } from './CityLink.tsx';
import { Failure } from './Failure.tsx';
import type { Column, Filter, ListAnswer } from './table.ts';
import { TableCards } from './TableCards.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { useCitySlug } from './useCity.ts';
import { useCityQuery } from './useCityQuery.ts';
import { useColumns } from './useColumns.ts';
import { useNarrow } from './useNarrow.ts';
import { useTableState, type TableState } from './useTableState.ts';

interface DataTableProps<Row> {
  /** Names the table for what this browser remembers of it, and for screen readers. */
  name: string;
  label: string;
  /** The list route below the city: `roster/workers`. */
  path: string;
  /** Parameters of the request that are not filters of the person. */
  query?: Readonly<Record<string, string>>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => Key;
  filters?: readonly Filter[];
  /** Placeholder of the search field (`q`); without it there is none. */
  search?: string;
  /** The export route below the city; gets the same filters and `format=csv|xlsx`. */
  exportPath?: string;
  /** Where a row leads, below the city; the first column becomes the link. */
  rowTo?: (row: Row) => string;
  extra?: ReactNode;
  /** What to say and offer when there is nothing and no filter is set. */
  empty?: ReactNode;
  pageSize?: number;
  rowSelection?: TableProps<Row>['rowSelection'];
  summary?: (answer: ListAnswer<Row>) => ReactNode;
}

function antdColumns<Row>(
  columns: readonly Column<Row>[],
  sort: string,
  firstCell: (row: Row, content: ReactNode) => ReactNode,
): NonNullable<TableProps<Row>['columns']> {
  return columns.map((column, index) => ({
    key: column.key,
    title: column.title,
    ...(column.align ? { align: column.align } : {}),
    ...(column.width ? { width: column.width } : {}),
    sorter: column.sort ?? false,
    sortOrder: sort === column.key ? 'ascend' : sort === `-${column.key}` ? 'descend' : null,
    render: (_: unknown, row: Row) => (index === 0 ? firstCell(row, column.render(row)) : column.render(row)),
  }));
}

type OnChange<Row> = NonNullable<TableProps<Row>['onChange']>;

function changeOf<Row>(state: TableState, ...[paging, , sorter, extra]: Parameters<OnChange<Row>>): Partial<TableState> {
  if (extra.action === 'paginate') return { page: paging.current ?? 1, pageSize: paging.pageSize ?? state.pageSize };
  const by = Array.isArray(sorter) ? sorter[0] : sorter;
  const key = by?.order ? String(by.columnKey) : '';
  return { sort: key && by?.order === 'descend' ? `-${key}` : key };
}

/** A list of the server, page by page; its state is in the address, its columns in this browser. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { filters = [], pageSize = 50, columns, path } = props;
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const go = useCityNavigate();
  const narrow = useNarrow();
  const [state, change] = useTableState(pageSize);
  const { shown, chosen, choose } = useColumns(props.name, columns);
  const asked = { ...props.query, ...state.filters, sort: state.sort };
  const list = useCityQuery<ListAnswer<Row>>(path, { ...asked, page: state.page, pageSize: state.pageSize }, { keep: true });

  const firstCell = (row: Row, content: ReactNode) =>
    props.rowTo ? <CityLink to={props.rowTo(row)}>{content}</CityLink> : content;
  const filtered = Object.keys(state.filters).length > 0;
  const nothing = (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={filtered ? t('empty.filtered') : (props.empty ?? t('empty.none'))} />
  );
  const { exportPath, rowTo } = props;
  const rows = list.data?.items ?? [];
  const total = list.data?.total ?? 0;

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
        exportHref={exportPath ? (format) => `${cityPath(city, exportPath)}${queryString({ ...asked, format })}` : undefined}
        extra={props.extra}
      />
      {list.data && props.summary ? <div className="table-summary">{props.summary(list.data)}</div> : null}
      {list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!list.error && narrow && rows.length > 0 ? (
        <TableCards
          rows={rows}
          columns={shown}
          keyOf={props.keyOf}
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          onPage={(page) => change({ page })}
          firstCell={firstCell}
        />
      ) : null}
      {!list.error && !(narrow && rows.length > 0) ? (
        <Table<Row>
          size="small"
          rowKey={props.keyOf}
          columns={antdColumns(shown, state.sort, firstCell)}
          dataSource={rows}
          loading={list.isLoading || list.isPlaceholderData}
          showSorterTooltip={false}
          locale={{ emptyText: list.isLoading ? <div className="table-waiting" /> : nothing }}
          scroll={{ x: 'max-content' }}
          {...(props.rowSelection ? { rowSelection: props.rowSelection } : {})}
          {...(rowTo ? { rowClassName: 'row-link', onRow: (row) => ({ onDoubleClick: () => go(rowTo(row)) }) } : {})}
          onChange={(...event) => change(changeOf<Row>(state, ...event))}
          pagination={{
            current: state.page,
            pageSize: state.pageSize,
            total,
            size: 'small',
            showSizeChanger: true,
            pageSizeOptions: [20, 50, 100, 200],
            showTotal: (count) => t('table.total', { n: count }),
            hideOnSinglePage: false,
          }}
        />
      ) : null}
    </section>
  );
}
