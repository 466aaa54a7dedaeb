import { DownloadOutlined, FilterOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Flex, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, Filter } from './table.ts';
import { TableFilters } from './TableFilters.tsx';
import { useNarrow } from './useMedia.ts';

interface TableToolbarProps<Row> {
  search: string | undefined;
  filters: readonly Filter[];
  values: Readonly<Record<string, string>>;
  onFilter: (key: string, value: string) => void;
  columns: readonly Column<Row>[];
  chosen: readonly string[];
  onChoose: (keys: readonly string[]) => void;
  exportHref: ((format: 'csv' | 'xlsx') => string) | undefined;
  extra: ReactNode;
}

function ColumnChooser<Row>({
  columns,
  chosen,
  onChoose,
}: Pick<TableToolbarProps<Row>, 'columns' | 'chosen' | 'onChoose'>) {
  const { t } = useTranslation('kit');
  const list = (
    <Checkbox.Group
      className="column-list"
      value={[...chosen]}
      options={columns.map((column) => ({ value: column.key, label: column.title }))}
      onChange={(keys) => keys.length > 0 && onChoose(keys.map(String))}
    />
  );
  return (
    <Popover content={list} title={t('table.columns')} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} />
    </Popover>
  );
}

function ExportButton({ href }: { href: (format: 'csv' | 'xlsx') => string }) {
  const { t } = useTranslation('kit');
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={href(format)} download>
        {format === 'xlsx' ? t('table.exportXlsx') : t('table.exportCsv')}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>{t('table.export')}</Button>
    </Dropdown>
  );
}

/** Search, filters, columns and export of one table. */
export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { t } = useTranslation('kit');
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  const folds = narrow && props.filters.length > 1;
  return (
    <Flex className="table-toolbar no-print" gap={8} wrap align="center" role="search">
      {props.search ? (
        <Input.Search
          key={props.values['q'] ?? ''}
          className="table-search"
          aria-label={props.search}
          placeholder={props.search}
          defaultValue={props.values['q'] ?? ''}
          allowClear
          onSearch={(text) => props.onFilter('q', text.trim())}
        />
      ) : null}
      {folds ? (
        <Button icon={<FilterOutlined />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {t('table.filters')}
        </Button>
      ) : null}
      {folds && !unfolded ? null : (
        <TableFilters filters={props.filters} values={props.values} onChange={props.onFilter} />
      )}
      <span className="push" />
      {props.extra}
      {props.exportHref ? <ExportButton href={props.exportHref} /> : null}
      {props.columns.length > 0 ? (
        <ColumnChooser columns={props.columns} chosen={props.chosen} onChoose={props.onChoose} />
      ) : null}
    </Flex>
  );
}
