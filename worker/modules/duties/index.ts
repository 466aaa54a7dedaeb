export { dutyReports } from './assessment-source.ts';
export { raiseAdmissionDeadlines } from './commands/admission.ts';
export { endDueDuties } from './commands/life.ts';
export { settlementFiles, spendingFiles } from './evidence.ts';
export { dutiesFollower } from './follower.ts';
export { admittedDuties, admittedDutiesOf, admittedDuty, admittedDutyOf, type AdmittedDuty } from './store/admitted.ts';
export { dutiesSeed } from './seed.ts';
export { dutiesInbox } from './inbox.ts';
export { departmentDutiesPanel, dutiesPanel } from './dashboard.ts';
