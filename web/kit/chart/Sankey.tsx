import { useId, useState } from 'react';
import { layoutSankey, type SankeyLink, type SankeyNode } from './sankey.ts';
import './sankey.css';

interface SankeyProps {
  /** What the chart shows, for who does not see it; a table of the same numbers should stand beside it. */
  label: string;
  nodes: readonly (SankeyNode & { readonly text: string; readonly amount: string })[];
  links: readonly SankeyLink[];
  /** The sentence for a link under the pointer or focus. */
  describe: (from: string, to: string, value: number) => string;
}

const frame = { width: 960, height: 420, boxWidth: 12, gap: 14 } as const;
const labelRoom = 150;

/** Where an amount went, column by column. */
export function Sankey({ label, nodes, links, describe }: SankeyProps) {
  const [shown, setShown] = useState('');
  const title = useId();
  const { boxes, ribbons, height } = layoutSankey(nodes, links, frame);
  const texts = new Map(nodes.map((node) => [node.key, node]));
  const lastX = Math.max(...boxes.map(({ x }) => x), 0);
  return (
    <figure className="sankey" aria-labelledby={title}>
      <div className="sankey-scroll" tabIndex={0} role="region" aria-labelledby={title}>
        <svg viewBox={`0 -10 ${frame.width + labelRoom} ${height + 20}`} role="img" aria-labelledby={title}>
          <title id={title}>{label}</title>
          {ribbons.map(({ from, to, path, width }) => {
            const value = links.find((link) => link.from === from && link.to === to)?.value ?? 0;
            const says = describe(from, to, value);
            return (
              <path
                key={`${from} ${to}`}
                d={path}
                strokeWidth={width}
                className="sankey-ribbon"
                onMouseEnter={() => setShown(says)}
                onMouseLeave={() => setShown('')}
              >
                <title>{says}</title>
              </path>
            );
          })}
          {boxes.map(({ key, x, y, height: tall, layer }) => {
            const node = texts.get(key);
            const last = x === lastX && x > 0;
            return (
              <g key={key}>
                <rect x={x} y={y} width={frame.boxWidth} height={tall} className={`sankey-box layer-${layer}`} />
                <text x={x + frame.boxWidth + 6} y={y + tall / 2} className="sankey-text" dominantBaseline="middle">
                  {node?.text}
                  <tspan className="sankey-amount" x={x + frame.boxWidth + 6} dy="1.15em">
                    {tall > 26 || last ? node?.amount : ''}
                  </tspan>
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption aria-live="polite">{shown}</figcaption>
    </figure>
  );
}
