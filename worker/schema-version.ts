/** Name of the newest file in `migrations/city`; a law compares the two. The code serves this version and the one before. */
export const schemaVersion = '0478_pay_fund_purpose';
