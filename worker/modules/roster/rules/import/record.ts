import type { WorkerRecord } from '../record.ts';
import type { Education } from '../vocabulary.ts';
import { differs } from './consistency.ts';
import type { Draft } from './draft.ts';

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
