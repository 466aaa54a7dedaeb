import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import { placesOf, type Community } from '../../../roster/rules/import/place.ts';
import { ballotFault, type BallotCount, type BallotFault } from '../ballot.ts';
import type { Scheme } from '../scheme.ts';
import { openProblems, type Problem } from '../../../../core/import/problems.ts';
import { problem, type ProblemCode } from './problems.ts';
import { cellText, type Decisions, type ImportTable, type ImportRow } from '../../../../core/import/table.ts';

export interface EnteredBallot extends BallotCount {
  readonly communityId: string;
  readonly invalid: BallotFault | null;
}

export interface BallotImportPlan {
  readonly problems: readonly Problem[];
  readonly entries: readonly EnteredBallot[];
  readonly open: { readonly errors: number; readonly warnings: number };
}

/** Everything an import of ballot counts would find and enter. */
export function decideBallots(
  table: ImportTable,
  decisions: Decisions,
  facts: {
    readonly scheme: Scheme;
    readonly communities: readonly Community[];
    /** Communities whose box here is open: their count comes from it. */
    readonly running: ReadonlySet<string>;
  },
): BallotImportPlan {
  const places = placesOf(facts.communities);
  const problems: Problem[] = [];
  const entries: EnteredBallot[] = [];
  const firstRow = new Map<string, number>();
  for (const row of table.rows) {
    const place = findPlace(row, places);
    const counted = readCounts(row);
    const id = place.id;
    const related = id === null ? undefined : firstRow.get(id);
    if (id !== null && related === undefined) firstRow.set(id, row.row);
    const twice =
      related === undefined
        ? []
        : [problem(row.row, 'community', 'community_twice', cellText(row.cells, 'community'), { related })];
    const running =
      id !== null && facts.running.has(id)
        ? [problem(row.row, 'community', 'ballot_running', cellText(row.cells, 'community'))]
        : [];
    problems.push(...place.problems, ...counted.problems, ...twice, ...running);
    if (id !== null && related === undefined && counted.count) {
      entries.push({ communityId: id, ...counted.count, invalid: ballotFault(counted.count, facts.scheme.ballot) });
    }
  }
  return { problems, entries, open: openProblems(problems, decisions.accept) };
}

/** The roster's words for a place that is not found, in ours. */
const placeProblems: Readonly<Record<string, ProblemCode>> = {
  unknown_street: 'street_unknown',
  unknown_community: 'community_unknown',
  outside_scope: 'community_unknown',
  community_ambiguous: 'community_in_several_streets',
  community_not_in_street: 'community_in_other_street',
};

function findPlace(
  { row, cells }: ImportRow,
  places: ReturnType<typeof placesOf>,
): { id: string | null; problems: Problem[] } {
  const community = cellText(cells, 'community');
  if (community === null) return { id: null, problems: [problem(row, 'community', 'community_missing', null)] };
  const placing = places.find(cellText(cells, 'street'), community);
  if ('community' in placing) return { id: placing.community.id, problems: [] };
  const code = placeProblems[placing.code] ?? 'community_unknown';
  return { id: null, problems: [problem(row, placing.column, code, cellText(cells, placing.column), placing.facts)] };
}

function readCounts({ row, cells }: ImportRow): { count: BallotCount | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = (key: string): number | null => {
    const text = cellText(cells, key);
    if (text === null) return null;
    const digits = withoutSpaces(toHalfWidth(text)).replace(/[张票人]$/, '');
    if (/^\d{1,6}$/.test(digits)) return Number(digits);
    problems.push(problem(row, key, 'count_unreadable', text));
    return null;
  };
  const [returned, ordinary, sent, leaders, party] = [
    read('returned'),
    read('ordinary'),
    read('sent'),
    read('leaders'),
    read('party'),
  ];
  for (const key of ['returned', 'ordinary']) {
    if (!cells.has(key)) problems.push(problem(row, key, 'count_missing', null));
  }
  if (returned === null || ordinary === null || problems.length > 0) return { count: null, problems };
  const most = sent ?? returned;
  if (returned > most)
    return { count: null, problems: [problem(row, 'returned', 'returned_over_sent', String(returned))] };
  if (ordinary > returned)
    return { count: null, problems: [problem(row, 'ordinary', 'ordinary_over_returned', String(ordinary))] };
  const total = ordinary + (leaders ?? 0) + (party ?? 0);
  const differ = leaders !== null && party !== null && total !== returned;
  return {
    count: { sent: most, returned, ordinary },
    problems: differ ? [problem(row, 'returned', 'parts_differ', String(returned), { sum: total })] : [],
  };
}
