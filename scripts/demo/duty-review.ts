import type { Day } from '../../worker/core/day.ts';
import { exampleAdmissionPolicy } from '../../worker/modules/duties/templates/admission-policy.ts';
import { departmentOf } from './accounts.ts';
import type { Session } from './api.ts';

/** Officers of departments that sit in the joint review beside the one that drafts most duties, by department. */
export type Reviewers = ReadonlyMap<string, Session>;

/** What one department says; the reason is required for all but plain agreement. */
export interface Voice {
  readonly department: string;
  readonly by: Session;
  readonly stance: 'agree' | 'conditions' | 'disagree';
  readonly reason?: string;
}

/** From today three departments sit in the joint review: whose people, whose money and whose communities it is. */
export async function nameReviewers(admin: Session, today: Day): Promise<void> {
  const reviewers = await Promise.all(['组织部', '财政局', '民政局'].map((name) => departmentOf(admin, name)));
  const source = '示例：市事项准入联席会议制度，成员单位为组织部、财政局、民政局。';
  await admin.post('/duties/policies', { ...exampleAdmissionPolicy.content, fromDay: today, source, reviewers });
}

/** Each department says what it thinks of a duty whose streets were heard. */
export async function voice(admin: Session, dutyId: string, voices: readonly Voice[]): Promise<void> {
  const { version } = await admin.get<{ version: number }>(`/duties/${dutyId}`);
  for (const { department, by, ...said } of voices) {
    const unitId = await departmentOf(admin, department);
    await by.post(`/duties/${dutyId}/stances`, { ...said, unitId, version });
  }
}
