import { Alert, Collapse, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from './protocol.ts';

/** What was found in the file: the sheet, the counts, which header became which field and which were left out. */
export function ReportHead({ report }: { report: ImportReport }) {
  const { t } = useTranslation('kit');
  const { counts } = report;
  const figures = [
    { key: 'rows', label: t('import.rows'), children: counts.rows },
    { key: 'new', label: t('import.new'), children: counts.new },
    { key: 'existing', label: t('import.existing'), children: counts.existing },
    { key: 'skipped', label: t('import.skipped'), children: counts.skipped },
    {
      key: 'errors',
      label: t('import.errors'),
      children: <b className={counts.errors > 0 ? 'negative' : ''}>{counts.errors}</b>,
    },
    { key: 'warnings', label: t('import.warnings'), children: counts.warnings },
  ];
  const matched = (
    <ul className="matched">
      {report.columns.map((column) => (
        <li key={column.column}>
          <span>{column.header}</span> → <b>{column.label}</b>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Descriptions
        size="small"
        column={{ xs: 2, sm: 3, md: 6 }}
        layout="vertical"
        bordered
        title={t('import.sheet', { sheet: report.sheet, rows: report.headerRows.join('–') })}
        items={figures}
      />
      {report.effect ? <Alert type="info" showIcon title={report.effect} /> : null}
      <Collapse
        size="small"
        className="matched-box"
        items={[{ key: 'columns', label: t('import.matched', { n: report.columns.length }), children: matched }]}
      />
      {report.unmatched.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('import.unmatched')}
          description={report.unmatched.map((header) => (
            <Tag key={header}>{header}</Tag>
          ))}
        />
      ) : null}
    </>
  );
}
