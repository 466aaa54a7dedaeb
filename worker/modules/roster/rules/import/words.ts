import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import {
  ethnicities,
  type Channel,
  type Degree,
  type Education,
  type PoliticalStatus,
  type PostType,
  type Qualification,
  type Sex,
} from '../vocabulary.ts';

/** How officers write "nothing": said on purpose, unlike an empty cell. */
const nothing = new Set(['无', '—', '-', '--', '——', '─', '/', '\\', '空', '暂无', '没有', 'none', '없음', 'n/a']);

export const plainWord = (text: string): string => withoutSpaces(toHalfWidth(text));

export const saysNothing = (text: string): boolean => nothing.has(plainWord(text).toLowerCase());

type Words<T extends string> = ReadonlyMap<string, T>;

function words<T extends string>(list: Readonly<Record<T, string>>): Words<T> {
  const entries = Object.entries(list) as [T, string][];
  return new Map(entries.flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)));
}

const sexWords = words<Sex>({ male: '男 男性 男士 남 M male', female: '女 女性 女士 여 F female' });

const postWords = words<PostType>({
  head: '社区正职 正职 社区书记 书记 社区党组织书记 党组织书记 社区主任 书记、主任 书记主任 一肩挑 社区党委书记',
  deputy: '其他两委成员 两委成员 社区两委成员 其他“两委”成员 “两委”成员 其他两委 两委 社区副职 副职',
  staff: '普通工作人员 工作人员 普通工作者 一般工作人员 社区工作者 社工 专职社工 专职网格员 社区专职工作者',
});

const channelWords = words<Channel>({
  elected_transfer: '两委转入 “两委”转入 两委成员转入 社区两委转入 换届转入 选举转入',
  merit_hire: '择优选聘 择优聘用 选聘 择优选任 择优',
  open_recruitment: '公开招聘 公开招录 公开招考 公招 招聘 社会公开招聘 统一招聘',
});

const qualificationWords = words<Qualification>({
  none: '无证',
  assistant: '助理社会工作师 助理社工师 初级 初级社工师 初级社会工作师 助理 社会工作者初级',
  intermediate: '社会工作师 中级社会工作师 中级 社工师 中级社工师 社会工作师(中级)',
  senior: '高级社会工作师 高级 高级社工师 社会工作师(高级)',
});

const politicalWords = words<PoliticalStatus>({
  party_member: '中共党员 党员 中国共产党党员 共产党员 正式党员 中共正式党员',
  probationary_member: '中共预备党员 预备党员 中国共产党预备党员',
  league_member: '共青团员 团员 中国共产主义青年团团员',
  minge: '民革党员 民革会员 民革 国民党革命委员会会员',
  minmeng: '民盟盟员 民盟 中国民主同盟盟员',
  minjian: '民建会员 民建 中国民主建国会会员',
  minjin: '民进会员 民进 中国民主促进会会员',
  nonggong: '农工党党员 农工党 中国农工民主党党员',
  zhigong: '致公党党员 致公党 中国致公党党员',
  jiusan: '九三学社社员 九三学社',
  taimeng: '台盟盟员 台盟 台湾民主自治同盟盟员',
  non_partisan: '无党派人士 无党派 无党派民主人士',
  masses: '群众 普通公民',
});

/** Education as the national standard names it, with the level that pay rules look at. */
const educationWords: ReadonlyMap<string, { readonly level: Education; readonly name: string }> = new Map(
  (
    [
      ['none', '小学', '小学 小学毕业 文盲 半文盲'],
      ['none', '初中', '初中 初级中学 初中毕业 初中及以下'],
      ['secondary', '高中', '高中 普通高中 高中毕业 普通高级中学'],
      ['secondary', '中专', '中专 中等专科 中专毕业 中等职业学校 中等专业学校'],
      ['secondary', '职高', '职高 职业高中 职业中专'],
      ['secondary', '技校', '技校 技工学校 中技'],
      ['college', '大专', '大专 大学专科 专科 大专毕业 高职 大学专科毕业 高等专科 高职高专 大专学历'],
      ['bachelor', '本科', '本科 大学本科 大学 本科毕业 全日制本科 大学本科毕业 在职本科 大本 本科学历'],
      ['master', '硕士研究生', '硕士研究生 硕士 研究生 在职研究生 全日制研究生 硕士研究生毕业 研究生学历'],
      ['doctor', '博士研究生', '博士研究生 博士 博士研究生毕业'],
    ] as const
  ).flatMap(([level, name, spellings]) => spellings.split(' ').map((spelling) => [spelling, { level, name }] as const)),
);

export const readSex = (text: string): Sex | null => sexWords.get(plainWord(text)) ?? null;
export const readPoliticalStatus = (text: string): PoliticalStatus | null =>
  politicalWords.get(plainWord(text)) ?? null;
export const readPost = (text: string): PostType | null =>
  postWords.get(unquoted(text)) ?? postWords.get(plainWord(text)) ?? null;
export const readChannel = (text: string): Channel | null => channelWords.get(unquoted(text)) ?? null;
export const readEducation = (text: string) => educationWords.get(plainWord(text)) ?? null;

const unquoted = (text: string): string => plainWord(text).replaceAll(/["“”「」]/g, '');

export function readQualification(text: string): Qualification | null {
  return saysNothing(text) ? 'none' : (qualificationWords.get(plainWord(text)) ?? null);
}

/** `管理学学士`, `工学硕士` name the field before the degree. */
export function readDegree(text: string): Degree | null {
  if (saysNothing(text)) return 'none';
  const [, degree] = /(学士|硕士|博士)(?:学位)?$/.exec(plainWord(text)) ?? [];
  return degree === '学士' ? 'bachelor' : degree === '硕士' ? 'master' : degree === '博士' ? 'doctor' : null;
}

/** With or without 族; what the list of 56 does not hold is given back as it is, to be confirmed. */
export function readEthnicity(text: string): { readonly name: string; readonly known: boolean } {
  const plain = plainWord(text);
  const name = ethnicities.find((known) => known === plain || known === `${plain}族`);
  return { name: name ?? plain, known: name !== undefined };
}
