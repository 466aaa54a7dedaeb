import { sql, type Statement } from '../../../platform/statement.ts';

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
