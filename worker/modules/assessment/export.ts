import type { CityContext, Locale } from '../../platform/context.ts';
import { writeCsv, writeSheet } from '../../platform/sheet/index.ts';
import { exportedPeople } from './answers.ts';
import type { PeopleFilter } from './input.ts';
import type { Cycle } from './store/cycle.ts';

type Words = Readonly<Record<Locale, string>>;
const say = (zh: string, ko: string, en: string): Words => ({ 'zh-CN': zh, 'ko-KR': ko, en });

const titles = {
  street: say('街道', '가두', 'Street'),
  unit: say('社区', '사회구역', 'Community'),
  name: say('姓名', '성명', 'Name'),
  post: say('岗位', '직위', 'Post'),
  bonus: say('加分', '가점', 'Bonus'),
  deduction: say('扣分', '감점', 'Deduction'),
  score: say('得分', '점수', 'Score'),
  grade: say('等次', '등급', 'Grade'),
  note: say('说明', '설명', 'Note'),
};
const posts = {
  head: say('社区正职', '사회구역 정직', 'Head'),
  deputy: say('其他两委成员', '기타 양위원회 위원', 'Deputy'),
  staff: say('普通工作人员', '일반 직원', 'Staff'),
};
const gradeNames = {
  excellent: say('优秀', '우수', 'Excellent'),
  qualified: say('合格', '합격', 'Qualified'),
  basic: say('基本合格', '기본 합격', 'Basically qualified'),
  unqualified: say('不合格', '불합격', 'Unqualified'),
};
const notes = {
  not_graded: say('不定等次', '등급 없음', 'Not graded'),
  veto: say('一票否决', '일괄 부결', 'Veto'),
  within_cap: say('', '', ''),
  over_cap: say('优秀名额已满', '우수 정원 초과', 'Over the cap of excellent'),
  tie_at_cap: say('名额处同分', '정원에서 동점', 'Tie at the cap'),
  by_score: say('', '', ''),
  incomplete: say('评分不全', '점수 미완', 'Incomplete'),
  moved: say('评审调整', '심사 조정', 'Moved by the panel'),
};

/** The people of a cycle as a table; scores stay text so that no program drops their second place. */
export async function exportPeople(ctx: CityContext, cycle: Cycle, { format, ...filter }: PeopleFilter) {
  const { locale } = ctx;
  const people = await exportedPeople(ctx, cycle, filter);
  const groups = cycle.scheme.groups.map(({ code, zh, ko, en }) => ({ code, title: say(zh, ko, en)[locale] }));
  const { street, unit, name, post, ...others } = titles;
  const header = [
    ...[street, unit, name, post].map((title) => title[locale]),
    ...groups.map(({ title }) => title),
    ...Object.values(others).map((title) => title[locale]),
  ];
  const rows = people.map((person) => [
    person.streetName,
    person.unitName,
    person.name,
    posts[person.postType][locale],
    ...groups.map(({ code }) => person.parts.find(({ group }) => group === code)?.mean ?? ''),
    person.bonus,
    person.deduction,
    person.score ?? '',
    person.grade ? gradeNames[person.grade][locale] : '',
    notes[person.reason][locale],
  ]);
  if (format === 'csv') return writeCsv([header, ...rows]);
  return writeSheet({
    sheet: `${cycle.year}`,
    widths: header.map((_, index) => (index < 4 ? 18 : 12)),
    frozenRows: 1,
    rows: [
      header.map((value) => ({ value, tone: 'header' as const })),
      ...rows.map((row) => row.map((value) => ({ value }))),
    ],
  });
}
