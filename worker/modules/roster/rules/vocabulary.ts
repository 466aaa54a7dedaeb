/** The closed words of the roster: what the database, the API and the pages call things. */

export const postTypes = ['head', 'deputy', 'staff'] as const;
export type PostType = (typeof postTypes)[number];

export const channels = ['elected_transfer', 'merit_hire', 'open_recruitment'] as const;
export type Channel = (typeof channels)[number];

export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];

/** `none` is anything below senior secondary. */
export const educations = ['none', 'secondary', 'college', 'bachelor', 'master', 'doctor'] as const;
export type Education = (typeof educations)[number];

export const degrees = ['none', 'bachelor', 'master', 'doctor'] as const;
export type Degree = (typeof degrees)[number];

/** Levels of the national vocational qualification of social workers. */
export const qualifications = ['none', 'assistant', 'intermediate', 'senior'] as const;
export type Qualification = (typeof qualifications)[number];

/** Political status by GB/T 4762. */
export const politicalStatuses = [
  'party_member',
  'probationary_member',
  'league_member',
  'minge',
  'minmeng',
  'minjian',
  'minjin',
  'nonggong',
  'zhigong',
  'jiusan',
  'taimeng',
  'non_partisan',
  'masses',
] as const;
export type PoliticalStatus = (typeof politicalStatuses)[number];

/** The 56 names of GB/T 3304 without their ending 族. */
const ethnicNames =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 ' +
  '柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 ' +
  '塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺';

export const ethnicities: readonly string[] = ethnicNames.split(' ').map((name) => `${name}族`);

/** The three ways to the legal retirement age; which one a woman goes by depends on her kind of post. */
export const retirementCategories = ['male', 'female55', 'female50'] as const;
