import { sql, type Statement } from '../../../platform/statement.ts';

export interface LinkRow {
  readonly used: number;
  readonly revoked: number;
  readonly until: string;
  readonly counted: number;
  readonly state: string;
  readonly kind: string;
  readonly boxId: string;
  readonly cycleId: string;
  readonly communityName: string;
  readonly year: number;
  readonly content: string;
}

/** A link by the hash of its token, with all that opening it needs. */
export const linkByHash = (hash: string): Statement =>
  sql`SELECT l.used, h.revoked_at IS NOT NULL AS revoked, h.until_day AS until, x.counted_at IS NOT NULL AS counted, c.state, h.kind,
      x.id AS boxId, c.id AS cycleId, u.name AS communityName, c.year, s.content
    FROM assessment_ballot_link AS l JOIN assessment_ballot_sheet AS h ON h.id = l.sheet_id
    JOIN assessment_ballot_box AS x ON x.id = h.box_id JOIN assessment_cycle AS c ON c.id = x.cycle_id
    JOIN assessment_scheme AS s ON s.id = c.scheme_id JOIN unit AS u ON u.id = x.community_id WHERE l.token_hash = ${hash}`;

/** The box that a link belongs to, as a condition of the other reads of the same round trip. */
export const boxOfLink = (hash: string): Statement =>
  sql`SELECT h.box_id FROM assessment_ballot_link AS l JOIN assessment_ballot_sheet AS h ON h.id = l.sheet_id WHERE l.token_hash = ${hash}`;

/** Who stands on the ballot of a link: names and posts as the roster has them today, no ids. */
export const peopleOfLink = (hash: string): Statement =>
  sql`SELECT c.number, w.name, coalesce((SELECT p.post_type FROM posting AS p WHERE p.worker_id = w.id
      ORDER BY p.until_day IS NULL DESC, p.from_day DESC LIMIT 1), 'staff') AS postType
    FROM assessment_ballot_candidate AS c JOIN worker AS w ON w.id = c.worker_id
    WHERE c.box_id = (${boxOfLink(hash)}) ORDER BY c.number`;

/** Spends a link that is unused and stands; the batch around it is undone where there is none. */
export const spendLink = (hash: string): Statement =>
  sql`UPDATE assessment_ballot_link SET used = 1 WHERE token_hash = ${hash} AND used = 0
    AND sheet_id IN (SELECT id FROM assessment_ballot_sheet WHERE revoked_at IS NULL)`;
