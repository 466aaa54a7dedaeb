import { Pagination } from 'antd';
import type { Key, ReactNode } from 'react';
import type { Column } from './table.ts';

interface TableCardsProps<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => Key;
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
  firstCell: (row: Row, content: ReactNode) => ReactNode;
}

/** A table on phone width: one card a row, the first column as its heading. */
export function TableCards<Row>({
  rows,
  columns,
  keyOf,
  page,
  pageSize,
  total,
  onPage,
  firstCell,
}: TableCardsProps<Row>) {
  const [head, ...rest] = columns;
  if (!head) return null;
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <li key={keyOf(row)} className="card">
            <div className="card-head">{firstCell(row, head.render(row))}</div>
            <dl>
              {rest.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <Pagination
        simple
        size="small"
        align="center"
        current={page}
        pageSize={pageSize}
        total={total}
        onChange={onPage}
      />
    </>
  );
}
