import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { memo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cellOf, leavesText, pastedBlock, spread, stepTo } from '../../kit/grid.ts';
import '../../kit/grid.css';
import { cellKey, textIn, totalOf, wrongPoints, type Typed } from './sheet.ts';
import type { Field, RatingForm, SheetItem } from './types.ts';
import type { CellChange } from './useSheet.ts';

interface GridProps {
  form: RatingForm;
  rows: readonly SheetItem[];
  typed: Typed;
  open: boolean;
  /** Evidence is offered where the rater is named anyway. */
  onEvidence: ((item: SheetItem) => void) | null;
  onType: (changes: readonly CellChange[]) => void;
  onLost: (count: number) => void;
}

interface RowProps extends Pick<GridProps, 'typed' | 'open' | 'onEvidence' | 'onType'> {
  fields: readonly Field[];
  item: SheetItem;
  index: number;
  /** This row's typed texts, joined: it is drawn again only when one of its own cells changes. */
  texts: string;
}

function PointsCell({ item, field, typed, cell, onType }: Pick<RowProps, 'item' | 'typed' | 'onType'> & { field: Field; cell: string }) {
  const { t } = useTranslation('rating');
  const text = textIn(item, field.code, typed);
  const wrong = wrongPoints(text, field);
  return (
    <td className={typed.has(cellKey(item.assignmentId, field.code)) ? 'sheet-dirty' : undefined}>
      <input
        inputMode="decimal"
        autoComplete="off"
        data-cell={cell}
        aria-label={`${item.name} ${field.name}`}
        aria-invalid={wrong !== null}
        title={wrong ? t(`wrong.${wrong}`, { most: field.most }) : undefined}
        value={text}
        onChange={(event) => onType([{ row: item, code: field.code, text: event.target.value }])}
        onFocus={(event) => event.target.select()}
      />
    </td>
  );
} // prettier-ignore

const GridRow = memo(
  function GridRow({ fields, item, index, typed, open, onEvidence, onType }: RowProps) {
    const { t } = useTranslation('rating');
    const { total, complete } = totalOf(item, fields, typed);
    const editable = open && item.sentAt === null;
    return (
      <tr>
        <th scope="row">
          <span>{item.name}</span>
          <span className="sheet-unit">
            {item.unitName}
            {item.months === null ? null : ` · ${t('months', { n: item.months })}`}
          </span>
          {item.returned ? <Tag color="orange">{t('returned', { reason: item.returned })}</Tag> : null}
        </th>
        {fields.map((field, column) =>
          editable ? (
            <PointsCell key={field.code} {...{ item, field, typed, onType }} cell={`${index}:${column}`} />
          ) : (
            <td key={field.code}>{item.marks[field.code] ?? '—'}</td>
          ),
        )}
        <td className="rating-total">
          {total}
          {complete ? <CheckCircleFilled aria-label={t('complete')} className="rating-done" /> : null}
        </td>
        {onEvidence ? (
          <td>
            <Button type="link" size="small" onClick={() => onEvidence(item)}>
              {t('evidence')}
            </Button>
          </td>
        ) : null}
      </tr>
    );
  },
  (a, b) => a.item === b.item && a.texts === b.texts && a.fields === b.fields && a.open === b.open,
);

function GridHead({ fields, evidence }: { fields: readonly Field[]; evidence: boolean }) {
  const { t } = useTranslation('rating');
  return (
    <thead>
      <tr>
        <th scope="col">{t('person')}</th>
        {fields.map(({ code, name, most, evidence: on }) => (
          <th key={code} scope="col" title={on || undefined}>
            {name}
            <span className="sheet-unit">{t('most', { most })}</span>
          </th>
        ))}
        <th scope="col">{t('total')}</th>
        {evidence ? <th scope="col">{t('evidence')}</th> : null}
      </tr>
    </thead>
  );
}

/** People × indicators of one form: arrows, Enter and Tab move, Ctrl+D copies from above, a block from Excel pastes. */
export function RatingGrid(props: GridProps) {
  const { form, rows, typed, open, onType } = props;
  const { t } = useTranslation('rating');
  const table = useRef<HTMLTableElement>(null);
  const { fields } = form;
  const codes = fields.map(({ code }) => code);

  function onKey(event: KeyboardEvent): void {
    const at = cellOf(event.target);
    if (!at || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const [above, row, code] = [rows[at.row - 1], rows[at.row], codes[at.column]];
      if (event.key.toLowerCase() !== 'd' || !above || !row || code === undefined) return;
      event.preventDefault();
      onType([{ row, code, text: textIn(above, code, typed) }]);
      return;
    }
    if (!leavesText(event.target as HTMLInputElement, event.key)) return;
    const next = stepTo(event.key, event.shiftKey, at, { rows: rows.length, columns: codes.length });
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  }

  function onPaste(event: ClipboardEvent): void {
    const at = cellOf(event.target);
    const block = at && pastedBlock(event.clipboardData.getData('text/plain'));
    if (!at || !block) return;
    event.preventDefault();
    const { changes, lost } = spread(block, rows, codes, at);
    onType(changes);
    if (lost > 0) props.onLost(lost);
  }

  const texts = (item: SheetItem) =>
    codes.map((code) => typed.get(cellKey(item.assignmentId, code)) ?? '\u0000').join('\t');
  return (
    <div className="sheet-scroll" tabIndex={0} role="region" aria-label={t('grid')}>
      <table ref={table} className="sheet-grid" onKeyDown={onKey} onPaste={onPaste}>
        <GridHead fields={fields} evidence={props.onEvidence !== null} />
        <tbody>
          {rows.map((item, index) => (
            <GridRow
              key={item.assignmentId}
              {...{ fields, item, index, typed, open, onType }}
              onEvidence={props.onEvidence}
              texts={texts(item)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
