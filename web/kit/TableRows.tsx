import { Table, type TableProps } from 'antd';
import type { Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from './CityLink.tsx';
import type { Column } from './table.ts';
import { TableCards } from './TableCards.tsx';
import { useNarrow } from './useMedia.ts';
import type { TableState } from './useTableState.ts';

export interface RowsProps<Row> {
  rows: readonly Row[];
  total: number;
  columns: readonly Column<Row>[];
  state: TableState;
  change: (change: Partial<TableState>) => void;
  loading: boolean;
  nothing: ReactNode;
  keyOf: (row: Row) => Key;
  /** Where a row leads, below the city; the first column becomes the link. */
  rowTo?: (row: Row) => string;
  rowSelection?: NonNullable<TableProps<Row>['rowSelection']>;
}

type OnChange<Row> = NonNullable<TableProps<Row>['onChange']>;
type Cell<Row> = (row: Row, content: ReactNode) => ReactNode;

const pageSizes = [20, 50, 100, 200];

function sortOrder(sort: string, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend';
  return sort === `-${key}` ? 'descend' : null;
}

function antdColumns<Row>(columns: readonly Column<Row>[], sort: string, firstCell: Cell<Row>) {
  return columns.map((column, index) => ({
    key: column.key,
    title: column.title,
    ...(column.align ? { align: column.align } : {}),
    ...(column.width ? { width: column.width } : {}),
    ...(column.wrap ? { className: 'wrap' } : {}),
    sorter: column.sort ?? false,
    sortOrder: sortOrder(sort, column.key),
    render: (_: unknown, row: Row) => (index === 0 ? firstCell(row, column.render(row)) : column.render(row)),
  }));
}

function changeOf<Row>(
  state: TableState,
  ...[paging, , sorter, extra]: Parameters<OnChange<Row>>
): Partial<TableState> {
  if (extra.action === 'paginate') return { page: paging.current ?? 1, pageSize: paging.pageSize ?? state.pageSize };
  const by = Array.isArray(sorter) ? sorter[0] : sorter;
  const key = by?.order ? String(by.columnKey) : '';
  return { sort: key && by?.order === 'descend' ? `-${key}` : key };
}

/** The rows of one page: a dense table, or cards on a phone. */
export function TableRows<Row extends object>(props: RowsProps<Row>) {
  const { rows, total, columns, state, change, keyOf, rowTo } = props;
  const { t } = useTranslation('kit');
  const go = useCityNavigate();
  const narrow = useNarrow();
  const firstCell: Cell<Row> = (row, content) => (rowTo ? <CityLink to={rowTo(row)}>{content}</CityLink> : content);
  if (narrow && rows.length === 0) return <div className="panel">{props.nothing}</div>;
  if (narrow) {
    const { page, pageSize } = state;
    const onPage = (next: number) => change({ page: next });
    return <TableCards {...{ rows, columns, keyOf, page, pageSize, total, onPage, firstCell }} />;
  }
  return (
    <Table<Row>
      size="small"
      rowKey={keyOf}
      columns={antdColumns(columns, state.sort, firstCell)}
      dataSource={rows}
      loading={props.loading}
      showSorterTooltip={false}
      locale={{ emptyText: props.nothing }}
      scroll={{ x: 'max-content' }}
      {...(props.rowSelection ? { rowSelection: props.rowSelection } : {})}
      {...(rowTo ? { onRow: (row) => ({ onDoubleClick: () => go(rowTo(row)) }) } : {})}
      onChange={(...event) => change(changeOf<Row>(state, ...event))}
      pagination={{
        current: state.page,
        pageSize: state.pageSize,
        total,
        size: 'small',
        showSizeChanger: true,
        pageSizeOptions: pageSizes,
        showTotal: (count) => t('table.total', { n: count }),
      }}
    />
  );
}
