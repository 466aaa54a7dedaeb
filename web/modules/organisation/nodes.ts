import type { Unit } from './types.ts';

export interface Node {
  key: string;
  title: string;
  unit: Unit;
  children: Node[];
}

/** Flat units to a tree in the order given; a unit whose parent is not in the list becomes a root. */
export function nodesOf(units: readonly Unit[]): Node[] {
  const nodes = new Map(
    units.map((unit) => [unit.id, { key: unit.id, title: unit.name, unit, children: [] as Node[] }]),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parentId === null ? undefined : nodes.get(node.unit.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** Only what has the text in its name or code, with the way down to it. */
export function matchingNodes(nodes: readonly Node[], text: string): Node[] {
  return nodes.flatMap((node) => {
    const children = matchingNodes(node.children, text);
    const own = node.title.includes(text) || (node.unit.code ?? '').startsWith(text);
    return own || children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** The ids above a unit, so that the tree can open down to it. */
export function lineage(units: readonly Unit[], id: string | undefined): string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const line: string[] = [];
  for (let at = id && parents.get(id); at && !line.includes(at); at = parents.get(at)) line.push(at);
  return line;
}

/** Every id of a tree that has something below it. */
export const branches = (nodes: readonly Node[]): string[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? [node.key, ...branches(node.children)] : []));
