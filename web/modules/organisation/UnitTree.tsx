import { Empty, Input, Tree, type GetRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../kit/useMedia.ts';
import { branches, lineage, matchingNodes, nodesOf, type Node } from './nodes.ts';
import type { Unit } from './types.ts';

interface UnitTreeProps {
  units: readonly Unit[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

const heights = { wide: 620, narrow: 300 } as const;

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
  const narrow = useNarrow();
  const tree = useRef<GetRef<typeof Tree>>(null);
  const [text, setText] = useState('');
  const all = useMemo(() => nodesOf(units), [units]);
  const shown = useMemo(() => (text === '' ? all : matchingNodes(all, text)), [all, text]);
  const start = [...all.map(({ key }) => key), ...lineage(units, chosen)];
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const expanded = text === '' ? (opened ?? start) : branches(shown);
  // A unit that was opened by a link stands somewhere below the fold.
  useEffect(() => {
    if (chosen) tree.current?.scrollTo({ key: chosen, align: 'auto', offset: heights.narrow / 2 });
  }, [chosen]);
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
          ref={tree}
          height={narrow ? heights.narrow : heights.wide}
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
