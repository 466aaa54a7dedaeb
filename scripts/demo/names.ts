import type { Random } from './random.ts';

export interface PersonName {
  readonly name: string;
  /** The same name in Korean letters, for people of the Korean nationality. */
  readonly koreanName: string | null;
}

export type Sex = 'male' | 'female';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱覃武戴莫孔向汤',
  '欧阳',
  '上官',
  '司徒',
];

const syllables: Readonly<Record<Sex, readonly string[]>> = {
  male: [...'伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭东海峰岩立新国志建文德振春庆永光世家子天晨泽铭睿'],
  female: [
    ...'芳娜敏静丽艳娟霞秀玉萍红玲芬燕彩兰凤洁梅琳云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍莉桂娣叶璧璐娅琦晶妍茜秋珊莎欣悦涵',
  ],
};

// Family and given names as Chinese writing and Korean letters spell them, syllable by syllable.
const koreanSurnames = [
  ['金', '김'],
  ['李', '이'],
  ['朴', '박'],
  ['崔', '최'],
  ['郑', '정'],
  ['姜', '강'],
  ['赵', '조'],
  ['尹', '윤'],
  ['张', '장'],
  ['林', '임'],
  ['吴', '오'],
  ['韩', '한'],
  ['申', '신'],
  ['徐', '서'],
  ['权', '권'],
  ['黄', '황'],
  ['安', '안'],
  ['宋', '송'],
  ['全', '전'],
  ['许', '허'],
  ['方', '방'],
  ['玄', '현'],
] as const;

const koreanGiven: Readonly<Record<Sex, readonly (readonly [string, string])[]>> = {
  male: [
    ['成', '성'],
    ['哲', '철'],
    ['浩', '호'],
    ['民', '민'],
    ['俊', '준'],
    ['光', '광'],
    ['日', '일'],
    ['学', '학'],
    ['龙', '용'],
    ['国', '국'],
    ['虎', '호'],
    ['万', '만'],
    ['永', '영'],
    ['元', '원'],
  ],
  female: [
    ['英', '영'],
    ['花', '화'],
    ['顺', '순'],
    ['姬', '희'],
    ['淑', '숙'],
    ['香', '향'],
    ['兰', '란'],
    ['美', '미'],
    ['善', '선'],
    ['玉', '옥'],
    ['京', '경'],
    ['海', '해'],
    ['莲', '련'],
    ['仙', '선'],
  ],
};

function chineseName(random: Random, sex: Sex): PersonName {
  const given = random.pick(syllables[sex]) + (random.chance(0.72) ? random.pick(syllables[sex]) : '');
  return { name: random.pick(surnames) + given, koreanName: null };
}

function koreanPersonName(random: Random, sex: Sex): PersonName {
  const parts = [random.pick(koreanSurnames), random.pick(koreanGiven[sex]), random.pick(koreanGiven[sex])];
  return { name: parts.map(([chinese]) => chinese).join(''), koreanName: parts.map(([, korean]) => korean).join('') };
}

export const makeName = (random: Random, sex: Sex, korean: boolean): PersonName =>
  korean ? koreanPersonName(random, sex) : chineseName(random, sex);
