import type { Locale } from '../../platform/context.ts';

type Words = Readonly<Record<string, readonly [zh: string, ko: string, en: string]>>;

/** The closed words of the roster as they stand in files that people read. */
const words: Words = {
  male: ['男', '남', 'male'],
  female: ['女', '여', 'female'],
  head: ['社区正职', '사회구역 정직', 'community head'],
  deputy: ['其他两委成员', '기타 양위원회 위원', 'committee member'],
  staff: ['普通工作人员', '일반 근무자', 'staff'],
  elected_transfer: ['两委转入', '양위원회 전입', 'elected transfer'],
  merit_hire: ['择优选聘', '우수자 선발', 'merit hire'],
  open_recruitment: ['公开招聘', '공개 채용', 'open recruitment'],
};

const qualificationWords: Words = {
  none: ['无', '없음', 'none'],
  assistant: ['助理社会工作师', '보조 사회복지사', 'assistant social worker'],
  intermediate: ['社会工作师', '사회복지사', 'social worker'],
  senior: ['高级社会工作师', '고급 사회복지사', 'senior social worker'],
};

const degreeWords: Words = {
  none: ['无', '없음', 'none'],
  bachelor: ['学士', '학사', 'bachelor'],
  master: ['硕士', '석사', 'master'],
  doctor: ['博士', '박사', 'doctor'],
};

const educationWords: Words = {
  none: ['初中及以下', '중학교 이하', 'below secondary'],
  secondary: ['高中', '고등학교', 'secondary'],
  college: ['大专', '전문대학', 'college'],
  bachelor: ['本科', '학부', 'bachelor'],
  master: ['硕士研究生', '석사 과정', 'master'],
  doctor: ['博士研究生', '박사 과정', 'doctor'],
};

const politicalWords: Words = {
  party_member: ['中共党员', '중공 당원', 'CPC member'],
  probationary_member: ['中共预备党员', '중공 예비 당원', 'probationary CPC member'],
  league_member: ['共青团员', '공청단원', 'Youth League member'],
  minge: ['民革党员', '민혁 당원', 'RCCK member'],
  minmeng: ['民盟盟员', '민맹 맹원', 'CDL member'],
  minjian: ['民建会员', '민건 회원', 'CNDCA member'],
  minjin: ['民进会员', '민진 회원', 'CAPD member'],
  nonggong: ['农工党党员', '농공당 당원', 'CPWDP member'],
  zhigong: ['致公党党员', '치공당 당원', 'Zhi Gong member'],
  jiusan: ['九三学社社员', '구삼학사 사원', 'Jiusan member'],
  taimeng: ['台盟盟员', '대맹 맹원', 'TDSL member'],
  non_partisan: ['无党派人士', '무당파 인사', 'non-partisan'],
  masses: ['群众', '군중', 'no party'],
};

const families = {
  sex: words,
  postType: words,
  channel: words,
  qualification: qualificationWords,
  degree: degreeWords,
  education: educationWords,
  politicalStatus: politicalWords,
} as const;

const place: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-CN': 0, 'ko-KR': 1, en: 2 };

/** The word for a code; an empty text where nothing is recorded. */
export function wordFor(family: keyof typeof families, code: string | null, locale: Locale): string {
  return code === null ? '' : (families[family][code]?.[place[locale]] ?? code);
}

export const inLocale = (
  texts: { readonly zh: string; readonly ko: string; readonly en: string },
  locale: Locale,
): string => (locale === 'zh-CN' ? texts.zh : locale === 'ko-KR' ? texts.ko : texts.en);
