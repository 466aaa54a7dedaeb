import { Empty, Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branches, lineage, matchingNodes, nodesOf, type Node } from './nodes.ts';
import type { Unit } from './types.ts';

interface UnitTreeProps {
  units: readonly Unit[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

const treeHeight = 620;

function Title({ node }: { node: Node }) {
  const below = node.children.length;
  return (
    <span className="unit-title">
      {node.title}
      {below > 0 ? <span className="unit-count">{below}</span> : null}
    </span>
  );
}

/** The whole tree of a day; typing narrows it, arrows walk it, Enter opens a unit beside it. */
export function UnitTree({ units, chosen, onChoose }: UnitTreeProps) {
  const { t } = useTranslation('organisation');
  const [text, setText] = useState('');
  const all = useMemo(() => nodesOf(units), [units]);
  const shown = useMemo(() => (text === '' ? all : matchingNodes(all, text)), [all, text]);
  const start = [...all.map(({ key }) => key), ...lineage(units, chosen)];
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const expanded = text === '' ? (opened ?? start) : branches(shown);
  return (
    <div className="unit-tree">
      <Input.Search
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value.trim())}
        placeholder={t('search')}
        aria-label={t('search')}
      />
      {shown.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingFound')} />
      ) : (
        <Tree<Node>
          aria-label={t('tree')}
          blockNode
          height={treeHeight}
          treeData={shown}
          titleRender={(node) => <Title node={node} />}
          expandedKeys={[...expanded]}
          onExpand={(keys) => setOpened(keys.map(String))}
          selectedKeys={chosen ? [chosen] : []}
          onSelect={(_, { node }) => onChoose(node.key)}
        />
      )}
    </div>
  );
}
