export { dutyReports } from './assessment-source.ts';
export { raiseAdmissionDeadlines } from './commands/admission.ts';
export { dutiesFollower } from './follower.ts';
export { admittedDuty } from './store/refusal.ts';
export { dutiesSeed } from './seed.ts';
