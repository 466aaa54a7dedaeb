/** Name of the newest file in `migrations/city`; a law compares the two. The code serves this version and the one before. */
export const schemaVersion = '0477_duty_plain_title';
