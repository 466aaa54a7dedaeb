/** Geometry of a flow chart: pure, in its own units; the component only draws it. */

export interface SankeyNode {
  readonly key: string;
  /** Column from the left, 0 first. */
  readonly layer: number;
  /** Height stands for the larger of what comes and what goes. */
  readonly value: number;
}
export interface SankeyLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}
export interface SankeyBox {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly layer: number;
}
export interface SankeyRibbon {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly width: number;
}
export interface SankeyLayout {
  readonly boxes: readonly SankeyBox[];
  readonly ribbons: readonly SankeyRibbon[];
  readonly height: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly gap: number;
}

/** A line too thin to be seen is drawn this thick. */
const thinnest = 1;

/** Columns side by side, boxes stacked in the order given, ribbons in the order of their other ends. */
export function layoutSankey(nodes: readonly SankeyNode[], links: readonly SankeyLink[], frame: Frame): SankeyLayout {
  const layers = [...new Set(nodes.map(({ layer }) => layer))].toSorted((a, b) => a - b);
  const columns = layers.map((layer) => nodes.filter((node) => node.layer === layer));
  const fullest = Math.max(1, ...columns.map((column) => column.reduce((sum, { value }) => sum + value, 0)));
  const most = Math.max(1, ...columns.map((column) => column.length));
  const scale = Math.max(0, frame.height - (most - 1) * frame.gap) / fullest;
  const step = columns.length > 1 ? (frame.width - frame.boxWidth) / (columns.length - 1) : 0;
  const boxes = new Map<string, SankeyBox>();
  columns.forEach((column, index) => {
    let y = 0;
    for (const { key, value, layer } of column) {
      const height = Math.max(thinnest, value * scale);
      boxes.set(key, { key, layer, x: index * step, y, height });
      y += height + frame.gap;
    }
  });
  const height = Math.max(...[...boxes.values()].map((box) => box.y + box.height), 0);
  return { boxes: [...boxes.values()], ribbons: ribbonsOf(links, boxes, scale, frame), height };
}

function ribbonsOf(
  links: readonly SankeyLink[],
  boxes: ReadonlyMap<string, SankeyBox>,
  scale: number,
  { boxWidth }: Frame,
): SankeyRibbon[] {
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  const known = links.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  const y = (key: string) => boxes.get(key)?.y ?? 0;
  return known
    .toSorted((a, b) => y(a.from) - y(b.from) || y(a.to) - y(b.to))
    .map(({ from, to, value }) => {
      const [a, b] = [boxes.get(from), boxes.get(to)];
      const width = Math.max(thinnest, value * scale);
      const start = (a?.y ?? 0) + (right.get(from) ?? 0) + width / 2;
      const end = (b?.y ?? 0) + (left.get(to) ?? 0) + width / 2;
      right.set(from, (right.get(from) ?? 0) + width);
      left.set(to, (left.get(to) ?? 0) + width);
      const backwards = (b?.x ?? 0) <= (a?.x ?? 0);
      const x0 = (a?.x ?? 0) + (backwards ? 0 : boxWidth);
      const x1 = (b?.x ?? 0) + (backwards ? boxWidth : 0);
      const bend = (x0 + x1) / 2;
      return { from, to, width, path: `M${x0},${start}C${bend},${start} ${bend},${end} ${x1},${end}` };
    });
}
