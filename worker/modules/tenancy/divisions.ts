import type { Fetcher } from '@cloudflare/workers-types';
import type { County } from './rules.ts';

interface DivisionNode {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly DivisionNode[];
}

const read = async <T>(assets: Fetcher, path: string): Promise<T | null> => {
  const answer = await assets.fetch(`https://assets.local${path}`);
  // The single-page fallback answers HTML for a file that does not exist.
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return null;
  return answer.json<T>();
};

/** One county with its streets and communities; null when no such county is in the code book. */
export const readCounty = (assets: Fetcher, code: string): Promise<County | null> =>
  read<County>(assets, `/divisions/${code}.json`);

/** Provinces, prefectures, counties: names and codes only. */
export const readDivisionTree = async (assets: Fetcher): Promise<readonly DivisionNode[]> =>
  (await read<readonly DivisionNode[]>(assets, '/divisions/index.json')) ?? [];

export function findDivision(nodes: readonly DivisionNode[], code: string): DivisionNode | null {
  for (const node of nodes) {
    if (node.code === code) return node;
    const below = node.children && findDivision(node.children, code);
    if (below) return below;
  }
  return null;
}
