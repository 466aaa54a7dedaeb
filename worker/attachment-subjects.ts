import type { AttachmentSubjects } from './platform/attachment/index.ts';
import { progressFiles } from './modules/alliance/index.ts';
import { doneFiles, followupFiles, listingFiles } from './modules/listings/index.ts';
import { partFiles, requestFiles, stepFiles } from './modules/cases/index.ts';
import { visitFiles } from './modules/visits/index.ts';
import { paperCountFiles, ratingFiles } from './modules/assessment/index.ts';
import { callFiles, whistleFiles } from './modules/whistles/index.ts';
import { holdFiles, monthFiles, reversalFiles, voucherFiles, yearFiles } from './modules/ledger/index.ts';
import { settlementFiles, spendingFiles } from './modules/duties/index.ts';

/** Records that files may be attached to, each with its own check of who may see and who may add. */
export const attachmentSubjects: AttachmentSubjects = {
  'assessment.paper_count': paperCountFiles,
  'assessment.rating': ratingFiles,
  'visits.visit': visitFiles,
  'cases.request': requestFiles,
  'cases.part': partFiles,
  'cases.step': stepFiles,
  'whistles.call': callFiles,
  'whistles.whistle': whistleFiles,
  'listings.listing': listingFiles,
  'listings.done': doneFiles,
  'listings.followup': followupFiles,
  'alliance.progress': progressFiles,
  'ledger.hold': holdFiles,
  'ledger.month': monthFiles,
  'ledger.reversal': reversalFiles,
  'ledger.voucher': voucherFiles,
  'ledger.year': yearFiles,
  'duties.settlement': settlementFiles,
  'duties.spending': spendingFiles,
};
