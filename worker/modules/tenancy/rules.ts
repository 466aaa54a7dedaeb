import { refusals } from '../../core/refusal.ts';

/** Refusals of sign-up, in order of precedence. */
export const tenancyRefusals = refusals('tenancy', {
  division_unknown: {
    status: 422,
    zh: '没有代码为 {divisionCode} 的县级行政区划。',
    ko: '코드 {divisionCode}의 현급 행정구역이 없습니다.',
    en: 'No county-level division has the code {divisionCode}.',
  },
  slug_reserved: {
    status: 422,
    zh: '网址名 {slug} 由系统保留，请换一个。',
    ko: '주소 이름 {slug}은(는) 시스템 예약어입니다.',
    en: 'The address {slug} is reserved; choose another.',
  },
  slug_taken: {
    status: 409,
    zh: '网址名 {slug} 已被使用，请换一个。',
    ko: '주소 이름 {slug}은(는) 이미 사용 중입니다.',
    en: 'The address {slug} is taken; choose another.',
  },
  no_slot_ready: {
    status: 503,
    zh: '暂无空余的城市库位，已为您登记候补，目前排在第 {place} 位。',
    ko: '빈 도시 공간이 없어 대기자로 등록했습니다. 현재 {place}번째입니다.',
    en: 'No place for a new city is free now; you are number {place} on the waiting list.',
  },
});

/** First path segments of the web and API that a city may not take. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'cities',
  'divisions',
  'docs',
  'health',
  'help',
  'index',
  'p',
  'public',
  'sign-in',
  'sign-up',
  'static',
  'status',
  'suishi',
  'tools',
  'www',
]);

/** A county-level division with the streets and communities below it, as the national statistics codes list them. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly streets: readonly {
    readonly code: string;
    readonly name: string;
    readonly communities: readonly { readonly code: string; readonly name: string }[];
  }[];
}
