import type { Locale } from '../../platform/context.ts';
import type { Table } from '../../core/table.ts';
import type { LevelCause } from './rules/career.ts';
import type { LevelStep, LevelStepKind } from './rules/level.ts';
import type { PostType } from './rules/scheme.ts';

type Words<K extends string> = Readonly<Record<K, readonly [zh: string, ko: string, en: string]>>;

const columns: Words<'street' | 'unit' | 'name' | 'post' | 'level' | 'before' | 'from' | 'cause' | 'how'> = {
  street: ['街道', '가도', 'Street'],
  unit: ['单位', '부서', 'Unit'],
  name: ['姓名', '이름', 'Name'],
  post: ['岗位', '직위', 'Post'],
  level: ['等级', '등급', 'Level'],
  before: ['原等级', '이전 등급', 'Level before'],
  from: ['生效日期', '시작일', 'From'],
  cause: ['原因', '사유', 'Cause'],
  how: ['核定过程', '산정 과정', 'Derivation'],
};
const titles: Words<'levels' | 'proposals'> = {
  levels: ['岗位等级', '직위 등급', 'Levels'],
  proposals: ['待确认的等级变动', '확인할 등급 변동', 'Level changes to confirm'],
};
const posts: Words<PostType> = {
  head: ['社区正职', '정직', 'Head'],
  deputy: ['其他两委成员', '부직', 'Deputy'],
  staff: ['普通工作人员', '일반 직원', 'Staff'],
};
const causes: Words<LevelCause> = {
  initial: ['首次核定', '최초 산정', 'First level'],
  derived: ['按方案重新核定', '방안에 따라 재산정', 'Derived anew'],
  rise: ['年限晋级', '근속 승급', 'Rise by years'],
  promotion: ['升任岗位', '상위 직위', 'Higher post'],
  post_change: ['岗位变动', '직위 변경', 'Lower post'],
  demotion: ['考核降级', '고과 강급', 'Demotion by grade'],
  early_step: ['考核提前晋级', '고과 조기 승급', 'Early step by grade'],
  probation_end: ['试用期满', '수습 종료', 'Probation over'],
  grade_corrected: ['考核等次更正', '고과 등급 정정', 'Grade corrected'],
  corrected: ['事实更正', '사실 정정', 'Facts corrected'],
  decided: ['人工核定', '직접 결정', 'Decided'],
  cancelled: ['撤销', '취소', 'Taken back'],
};
const steps: Words<LevelStepKind> = {
  post_floor: ['岗位起点级', '직위 시작 등급', 'floor of the post'],
  service_years: ['服务年限', '근속 연수', 'service years'],
  education_levels: ['学历学位', '학력·학위', 'education'],
  post_ceiling: ['岗位最高级', '직위 상한', 'ceiling of the post'],
  grade_steps: ['考核升降', '고과 가감', 'steps by grade'],
  range_floor: ['岗位最低级', '직위 하한', 'floor of the range'],
  kept: ['保留原等级', '기존 등급 유지', 'kept'],
  held_back: ['未到晋级时点', '승급 시점 전', 'not risen yet'],
  probation: ['试用期', '수습 기간', 'probation'],
  decided: ['人工核定', '직접 결정', 'decided'],
};

const place: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-CN': 0, 'ko-KR': 1, en: 2 };

interface Placed {
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly level: number;
  readonly cause: LevelCause;
  readonly steps: readonly LevelStep[];
}

const stepText = (list: readonly LevelStep[], at: 0 | 1 | 2): string =>
  list.map(({ step, levels }) => `${steps[step][at]} ${levels > 0 ? '+' : ''}${levels}`).join('；');

/** The level of everybody on post, as it is exported and printed. */
export function levelTable(
  rows: readonly (Placed & { readonly postType: PostType; readonly fromDay: string })[],
  city: string,
  locale: Locale,
): Table {
  const at = place[locale];
  return {
    title: `${city}${titles.levels[at]}`,
    note: '',
    header: (['street', 'unit', 'name', 'post', 'level', 'from', 'cause', 'how'] as const).map(
      (key) => columns[key][at],
    ),
    widths: [16, 20, 12, 16, 8, 14, 16, 60],
    rows: rows.map((row) => [
      row.streetName ?? '',
      row.unitName,
      row.name,
      posts[row.postType][at],
      String(row.level),
      row.fromDay,
      causes[row.cause][at],
      stepText(row.steps, at),
    ]),
  };
}

/** Levels that should change, for the meeting that decides on them. */
export function proposalTable(
  rows: readonly (Placed & { readonly before: number | null; readonly from: string })[],
  city: string,
  locale: Locale,
): Table {
  const at = place[locale];
  return {
    title: `${city}${titles.proposals[at]}`,
    note: '',
    header: (['street', 'unit', 'name', 'before', 'level', 'from', 'cause', 'how'] as const).map(
      (key) => columns[key][at],
    ),
    widths: [16, 20, 12, 10, 8, 14, 16, 60],
    rows: rows.map((row) => [
      row.streetName ?? '',
      row.unitName,
      row.name,
      row.before === null ? '' : String(row.before),
      String(row.level),
      row.from,
      causes[row.cause][at],
      stepText(row.steps, at),
    ]),
  };
}
