import { sql, type Statement } from '../../../platform/statement.ts';

/** Of the duty that a draft renews, by what it will say or what its row says: a `StandingTerm`; none where it ended. */
export const termRenewed = (draftId: string, renewsId: string | null): Statement =>
  sql`SELECT r.code, min(r.until_month, coalesce(substr(r.exit_day, 1, 7), r.until_month)) AS untilMonth
    FROM duty AS r WHERE r.state = 'active'
      AND r.id = coalesce(${renewsId}, (SELECT d.renews_id FROM duty AS d WHERE d.id = ${draftId}))`;

/** What a duty says, as a new draft takes it over; lists are JSON. */
export interface RenewalRow {
  readonly title: string;
  readonly uses: string;
  readonly targets: string;
  readonly authorities: string;
}

export const draftToRenew = (id: string): Statement =>
  sql`SELECT d.title, d.content, d.legal_basis AS legalBasis, d.kind, d.department_id AS departmentId, d.method, d.measure,
      d.unit_price_fen AS unitPriceFen, d.difficulty, d.pool_fen AS poolFen, d.basis, d.uses,
      (SELECT json_group_array(json_object('unitId', t.unit_id, 'monthlyVolume', t.monthly_volume,
          'packageFen', CASE WHEN d.method = 'package' THEN t.amount_fen END,
          'weight', CASE WHEN d.basis = 'people' THEN t.weight END))
        FROM (SELECT t.* FROM duty_target AS t JOIN unit AS u ON u.id = t.unit_id AND u.until_day IS NULL
          WHERE t.duty_id = d.id ORDER BY t.position) AS t) AS targets,
      (SELECT json_group_array(json_object('what', n.what, 'overWhat', n.over_what, 'departmentId', n.department_id))
        FROM (SELECT * FROM duty_authority WHERE duty_id = d.id ORDER BY position) AS n) AS authorities
    FROM duty AS d WHERE d.id = ${id}`;
