import type { Fen } from '../../../core/fen.ts';
import type { Table } from '../../../core/table.ts';
import type { FlowGraph, FlowNode } from './flow.ts';
import { asOfNote, type TrialReport } from './report-tables.ts';

const layers: Readonly<Record<FlowNode['layer'], string>> = {
  source: '资金来源',
  department: '部门',
  duty: '事项',
  street: '街道',
  payroll: '薪酬',
  spent: '已支出',
};

/** The flow as rows: from where to where how much, netted. */
export function flowTable(
  { nodes, links }: FlowGraph,
  { city, ...asOf }: Pick<TrialReport, 'year' | 'asOfDay' | 'recordedUntil'> & { readonly city: string },
): Table {
  const named = new Map(nodes.map((node) => [node.key, node]));
  const label = (key: string): string => {
    const node = named.get(key);
    if (!node) return key;
    return node.groups > 1 ? `其他 ${node.groups} 项` : node.name;
  };
  const layer = (key: string): string => layers[named.get(key)?.layer ?? 'spent'];
  return {
    title: `${city}${asOf.year}年资金流向`,
    note: `单位：元${asOfNote(asOf)}`,
    header: ['自', '名称', '至', '名称', '净额'],
    widths: [12, 36, 12, 36, 18],
    rows: links.map(({ from, to, amountFen }) => [
      layer(from),
      label(from),
      layer(to),
      label(to),
      { fen: amountFen as Fen },
    ]),
  };
}
