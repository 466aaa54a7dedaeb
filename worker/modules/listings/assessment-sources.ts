import { sql, type Statement } from '../../platform/statement.ts';
import type { AssessmentSource } from '../assessment/index.ts';
import { countedOn } from './store/reading.ts';

/** A grid's plate is its community's; every other unit answers for its own. */
const answering = (
  unit: Statement,
): Statement => sql`(SELECT a.id FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
  AND a.kind <> 'grid' WHERE c.descendant_id = ${unit} ORDER BY c.depth LIMIT 1)`;

/** What plates and follow-ups say of the units that were to put things right. */
export const listingSources: readonly AssessmentSource[] = [
  {
    code: 'listings.delisted_on_time',
    zh: '挂牌问题按时销号',
    ko: '게시 문제 기한 내 해제',
    en: 'Listed problems delisted in time',
    subject: 'unit',
    // In time is what was reported by the deadline and not sent back; how long the check took is not the owner's.
    figures: ({ from, until, today }) => sql`SELECT ${answering(sql`l.owner_unit_id`)} AS subjectId, count(*) AS due,
        count(*) FILTER (WHERE l.state IN ('reported', 'delisted') AND l.reported_day <= l.due_day) AS done
      FROM listing AS l WHERE l.due_day BETWEEN ${from} AND ${until} AND ${countedOn(today)} GROUP BY 1 ORDER BY 1`,
    link: (id, { from, until }) => `listings?ownerUnitId=${id}&dueFrom=${from}&dueUntil=${until}&counted=true`,
  },
  {
    code: 'followups.agreement',
    zh: '回访与反馈一致',
    ko: '재방문 결과와 보고의 일치',
    en: 'Findings of follow-ups that agree with what was claimed',
    subject: 'unit',
    figures: ({ from, until }) => sql`SELECT f.target_unit_id AS subjectId, count(*) AS due,
        count(*) FILTER (WHERE f.state = 'agreed') AS done
      FROM followup AS f WHERE f.state IN ('agreed', 'differs') AND f.found_day BETWEEN ${from} AND ${until}
      GROUP BY f.target_unit_id ORDER BY f.target_unit_id`,
    link: (id, { from, until }) => `follow-ups?targetUnitId=${id}&foundFrom=${from}&foundUntil=${until}&found=true`,
  },
];
