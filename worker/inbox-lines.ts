import { allianceInbox } from './modules/alliance/index.ts';
import { assessmentInbox } from './modules/assessment/index.ts';
import { casesInbox } from './modules/cases/index.ts';
import { dutiesInbox } from './modules/duties/index.ts';
import { gridsInbox } from './modules/grids/index.ts';
import { listingsInbox } from './modules/listings/index.ts';
import { ledgerInbox } from './modules/ledger/index.ts';
import { payInbox } from './modules/pay/index.ts';
import { powersInbox } from './modules/powers/index.ts';
import { visitsInbox } from './modules/visits/index.ts';
import { whistlesInbox } from './modules/whistles/index.ts';
import type { InboxLine } from './platform/inbox.ts';

/**
 * All that can wait for somebody in the house, in the order in which an inbox names it: a module that has something
 * adds its list here. See `platform/inbox.ts` for what a line tells.
 */
export const inboxLines: readonly InboxLine[] = [
  ...casesInbox,
  ...whistlesInbox,
  ...listingsInbox,
  ...visitsInbox,
  ...gridsInbox,
  ...allianceInbox,
  ...powersInbox,
  ...dutiesInbox,
  ...ledgerInbox,
  ...payInbox,
  ...assessmentInbox,
];
