import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from './useCityQuery.ts';

export interface UnitNode {
  id: string;
  name: string;
  kind: string;
  parentId: string | null;
}
interface TreeNode {
  value: string;
  title: string;
  disabled: boolean;
  children: TreeNode[];
}

/** Flat units to a tree in the order given; a unit whose parent is not in the list becomes a root. */
export function unitTree(units: readonly UnitNode[], kinds?: readonly string[]): TreeNode[] {
  const nodes = new Map(
    units.map((unit) => {
      const disabled = kinds !== undefined && !kinds.includes(unit.kind);
      return [unit.id, { value: unit.id, title: unit.name, disabled, children: [] as TreeNode[] }];
    }),
  );
  const roots: TreeNode[] = [];
  for (const unit of units) {
    const node = nodes.get(unit.id);
    if (!node) continue;
    const parent = unit.parentId === null ? undefined : nodes.get(unit.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** The units that the session may see, with streets and communities but without grids. */
export function useUnits() {
  return useCityQuery<{ items: UnitNode[] }>('organisation/tree', { depth: 3 });
}

interface UnitSelectProps {
  value?: string | null;
  onChange?: (unitId: string | null) => void;
  id?: string;
  /** Only these kinds can be chosen; the others stay as branches. */
  kinds?: readonly string[];
  allowClear?: boolean;
  /** Other units than those that the session may see. */
  units?: readonly UnitNode[];
  label?: string;
  placeholder?: string;
}

/** Chooses one unit of the tree; type to search. */
export function UnitSelect({
  value,
  onChange,
  id,
  kinds,
  allowClear = true,
  units: given,
  label,
  placeholder,
}: UnitSelectProps) {
  const { t } = useTranslation('kit');
  const units = useUnits();
  const tree = useMemo(() => unitTree(given ?? units.data?.items ?? [], kinds), [given, units.data, kinds]);
  return (
    <TreeSelect
      {...(id ? { id } : {})}
      aria-label={label ?? t('unit.label')}
      className="full-width"
      treeData={tree}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear={allowClear}
      loading={units.isLoading}
      placeholder={placeholder ?? t('unit.placeholder')}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
    />
  );
}
