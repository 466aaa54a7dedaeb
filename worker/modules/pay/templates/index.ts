import { benxi2022 } from './benxi-2022.ts';
import { jilin } from './jilin.ts';
import { prefectureU } from './prefecture-u.ts';
import { shandongZ } from './shandong-z.ts';
import type { SchemeTemplate } from './template.ts';
import { xiangan2013 } from './xiangan-2013.ts';

export type { SchemeTemplate } from './template.ts';
export { exampleInsurance } from './insurance.ts';
export { jilin } from './jilin.ts';

/** The schemes a city may copy, the seeded one first. */
export const schemeTemplates: readonly SchemeTemplate[] = [jilin, shandongZ, xiangan2013, prefectureU, benxi2022];
