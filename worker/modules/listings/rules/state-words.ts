import type { Words } from '../../../core/refusal.ts';
import type { ListingState } from './listing.ts';

/** How a state is called where a refusal names it. */
export const listingStateWords: Readonly<Record<ListingState, Words>> = {
  listed: ['整改中', '조치 중', 'Listed'],
  asking: ['待批延期', '연장 승인 대기', 'Time asked for'],
  paused: ['暂停', '중지', 'Paused'],
  reported: ['待核验', '확인 대기', 'To be checked'],
  delisted: ['已销号', '해제', 'Delisted'],
  revoked: ['已撤牌', '철회', 'Revoked'],
};
