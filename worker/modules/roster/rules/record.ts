import type { Day } from '../../../core/day.ts';
import type { Channel, Degree, Education, PoliticalStatus, Qualification, Sex } from './vocabulary.ts';

/** What the roster keeps of a person besides the identity number and the posts held. Null: nothing is said. */
export interface WorkerRecord {
  readonly name: string;
  readonly sex: Sex;
  /** As the identity number states it. */
  readonly birthDay: Day;
  /** As the personnel file states it where that differs; retirement goes by it. A month is its first day. */
  readonly fileBirthDay: Day | null;
  readonly ethnicity: string | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly education: Education | null;
  readonly educationName: string | null;
  readonly degree: Degree | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly qualification: Qualification | null;
  readonly channel: Channel;
  readonly communityWorkSince: Day | null;
  readonly hiredOn: Day;
  readonly contractFrom: Day | null;
  readonly contractUntil: Day | null;
  readonly mobile: string | null;
  readonly bankName: string | null;
  readonly bankCard: string | null;
  readonly remark: string | null;
}

export type RecordField = keyof WorkerRecord;

export interface FieldChange {
  readonly field: RecordField;
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields in which two records differ. */
export function differences(before: WorkerRecord, after: WorkerRecord): FieldChange[] {
  const fields = Object.keys(after) as RecordField[];
  return fields
    .filter((field) => after[field] !== before[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What a new statement changes. An empty cell states nothing, so it erases nothing. */
export const statedChanges = (before: WorkerRecord, after: WorkerRecord): FieldChange[] =>
  differences(before, after).filter((change) => change.after !== null);

/** A record with changes applied; the values were checked where they came from. */
export const withChanges = (record: WorkerRecord, changes: readonly FieldChange[]): WorkerRecord => ({
  ...record,
  ...(Object.fromEntries(changes.map(({ field, after }) => [field, after])) as Partial<WorkerRecord>),
});
