import { memo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cellOf, leavesText, pastedBlock, spread, stepTo } from '../../kit/grid.ts';
import '../../kit/grid.css';
import { keyOf, totalOf, wrongQuantity, type Change, type Edits } from './grid.ts';
import type { FactKind, FactsRow, MonthFacts } from './types.ts';

interface GridProps {
  facts: readonly FactKind[];
  rows: readonly FactsRow[];
  totals: MonthFacts['totals'];
  edits: Edits;
  /** Somebody who may only look sees the same table without inputs. */
  readOnly: boolean;
  onChange: (changes: readonly Change[]) => void;
  onUndo: () => void;
  onSave: () => void;
  /** Cells of a pasted block that fell beside the table. */
  onLost: (count: number) => void;
}

interface RowProps {
  facts: readonly FactKind[];
  row: FactsRow;
  index: number;
  /** Texts of this row's changed cells, joined: a row is drawn again only when one of its own cells changes. */
  typed: string;
  edits: Edits;
  readOnly: boolean;
  onType: (row: FactsRow, code: string, text: string) => void;
}

const GridRow = memo(
  function GridRow({ facts, row, index, edits, readOnly, onType }: RowProps) {
    const { t } = useTranslation('month');
    return (
      <tr>
        <th scope="row">
          <span>{row.name}</span>
          <span className="sheet-unit">{row.unitName}</span>
        </th>
        {facts.map((fact, column) => {
          const edit = edits.get(keyOf(row.workerId, fact.code));
          const text = edit?.text ?? row.cells[fact.code]?.quantity ?? '';
          const wrong = edit ? wrongQuantity(edit.text, fact) : null;
          if (readOnly) return <td key={fact.code}>{text}</td>;
          return (
            <td key={fact.code} className={edit ? 'sheet-dirty' : undefined}>
              <input
                inputMode="decimal"
                autoComplete="off"
                data-cell={`${index}:${column}`}
                aria-label={`${row.name} ${fact.name}`}
                aria-invalid={wrong !== null}
                title={
                  wrong
                    ? t(`wrong.${wrong}`, { max: fact.max })
                    : edit
                      ? t('before', { value: edit.before || '0' })
                      : undefined
                }
                value={text}
                onChange={(event) => onType(row, fact.code, event.target.value)}
                onFocus={(event) => event.target.select()}
              />
            </td>
          );
        })}
      </tr>
    );
  },
  (a, b) => a.row === b.row && a.typed === b.typed && a.facts === b.facts && a.readOnly === b.readOnly,
);

function GridHead({ facts }: Pick<GridProps, 'facts'>) {
  const { t } = useTranslation('month');
  return (
    <thead>
      <tr>
        <th scope="col">{t('worker')}</th>
        {facts.map(({ code, name, unit, max }) => (
          <th key={code} scope="col">
            {name}
            <span className="sheet-unit">{t('unitAndMax', { unit: t(`unit.${unit}`), max })}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GridFoot({ facts, totals, edits }: Pick<GridProps, 'facts' | 'totals' | 'edits'>) {
  const { t } = useTranslation('month');
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('total')}</th>
        {facts.map(({ code }) => (
          <td key={code}>{totalOf(code, totals[code]?.quantity, edits)}</td>
        ))}
      </tr>
    </tfoot>
  );
}

/** Workers × facts of one month: arrows, Enter and Tab move, Ctrl+Z undoes, Ctrl+D copies from above, a block pastes. */
export function FactGrid(props: GridProps) {
  const { facts, rows, totals, edits, readOnly, onChange } = props;
  const { t } = useTranslation('month');
  const table = useRef<HTMLTableElement>(null);
  const codes = facts.map(({ code }) => code);

  function onKey(event: KeyboardEvent): void {
    const at = cellOf(event.target);
    const command = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (command && (letter === 'z' || letter === 's')) {
      event.preventDefault();
      return letter === 'z' ? props.onUndo() : props.onSave();
    }
    if (!at) return undefined;
    if (command && letter === 'd') {
      event.preventDefault();
      const [above, row, code] = [rows[at.row - 1], rows[at.row], codes[at.column]];
      if (!above || !row || code === undefined) return undefined;
      const text = edits.get(keyOf(above.workerId, code))?.text ?? above.cells[code]?.quantity ?? '';
      return onChange([{ row, code, text }]);
    }
    if (command || event.altKey || !leavesText(event.target as HTMLInputElement, event.key)) return undefined;
    const next = stepTo(event.key, event.shiftKey, at, { rows: rows.length, columns: codes.length });
    if (!next) return undefined;
    event.preventDefault();
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
    return undefined;
  }

  function onPaste(event: ClipboardEvent): void {
    const at = cellOf(event.target);
    const block = at && pastedBlock(event.clipboardData.getData('text/plain'));
    if (!at || !block) return;
    event.preventDefault();
    const { changes, lost } = spread(block, rows, codes, at);
    onChange(changes);
    if (lost > 0) props.onLost(lost);
  }

  const texts = (row: FactsRow) =>
    codes.map((code) => edits.get(keyOf(row.workerId, code))?.text ?? '\u0000').join('\t');

  return (
    <div className="sheet-scroll" tabIndex={0} role="region" aria-label={t('grid')}>
      <table ref={table} className="sheet-grid" onKeyDown={onKey} onPaste={onPaste}>
        <GridHead facts={facts} />
        <tbody>
          {rows.map((row, index) => (
            <GridRow
              key={row.workerId}
              facts={facts}
              row={row}
              index={index}
              typed={texts(row)}
              edits={edits}
              readOnly={readOnly}
              onType={(typedRow, code, text) => onChange([{ row: typedRow, code, text }])}
            />
          ))}
        </tbody>
        <GridFoot facts={facts} totals={totals} edits={edits} />
      </table>
    </div>
  );
}
