import type { Day } from '../../../../core/day.ts';
import type { Channel, Degree, Education, PoliticalStatus, Qualification, Sex } from '../vocabulary.ts';
import { differs } from './consistency.ts';
import type { Draft } from './draft.ts';

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

/** The record of a draft whose errors are all dealt with; null where something required is missing. */
export function recordOf(draft: Draft): WorkerRecord | null {
  const { name, identityBirth, identitySex, channel, postSince, education } = draft;
  if (name === null || !identityBirth || !identitySex || !channel || !postSince) return null;
  return {
    name,
    sex: identitySex,
    birthDay: identityBirth,
    fileBirthDay: draft.birth && differs(draft.birth, identityBirth) ? draft.birth.day : null,
    ethnicity: draft.ethnicity,
    politicalStatus: draft.politicalStatus,
    education: graduateLevel(draft),
    educationName: education ? (graduateLevel(draft) === 'doctor' ? '博士研究生' : education.name) : null,
    degree: draft.degree,
    school: draft.school,
    major: draft.major,
    qualification: draft.qualification,
    channel,
    communityWorkSince: draft.communityWorkSince?.day ?? null,
    hiredOn: postSince.day,
    contractFrom: draft.contractFrom?.day ?? null,
    contractUntil: draft.contractUntil?.day ?? null,
    mobile: draft.mobile,
    bankName: draft.bankName,
    bankCard: draft.bankCard,
    remark: draft.remark,
  };
}

/** `研究生` alone may be either: the degree decides. */
function graduateLevel({ education, degree }: Draft): Education | null {
  return education?.level === 'master' && degree === 'doctor' ? 'doctor' : (education?.level ?? null);
}

/** What a new statement changes. An empty cell states nothing, so it erases nothing. */
export function changesOf(before: WorkerRecord, after: WorkerRecord): FieldChange[] {
  const fields = Object.keys(after) as RecordField[];
  return fields
    .filter((field) => after[field] !== null && after[field] !== before[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
