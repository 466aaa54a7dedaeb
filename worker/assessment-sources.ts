import { allianceSources } from './modules/alliance/index.ts';
import type { AssessmentSource } from './modules/assessment/index.ts';
import { caseSources } from './modules/cases/index.ts';
import { dutyReports } from './modules/duties/index.ts';
import { listingSources } from './modules/listings/index.ts';
import { whistlesAnswered } from './modules/whistles/index.ts';
import { visitsMade } from './modules/visits/index.ts';

/** Records of the house that an indicator may be worked out from: a module that has some adds its line here. */
export const assessmentSources: readonly AssessmentSource[] = [
  visitsMade,
  dutyReports,
  whistlesAnswered,
  ...caseSources,
  ...listingSources,
  ...allianceSources,
];
