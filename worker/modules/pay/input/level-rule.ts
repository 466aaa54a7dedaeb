import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import { DayInput } from '../../../platform/http/schema.ts';
import { grades, postTypes } from '../rules/scheme.ts';

/** Bounds of the form, not of policy. */
const maxLevels = 60;

const PostLevels = z.record(z.enum(postTypes), z.int().min(1).max(maxLevels));
const EducationPoints = z.partialRecord(
  z.enum(['none', 'secondary', 'college', 'bachelor', 'master', 'doctor']),
  z.int().min(0).max(40),
);
const GradeRun = z.strictObject({
  grade: z.enum(grades),
  years: z.int().min(1).max(10),
  levels: z.int().min(1).max(5),
});
const Grades = z.array(z.enum(grades)).max(grades.length);

const raised = (levels: Readonly<Record<(typeof postTypes)[number], number>>): boolean =>
  levels.staff <= levels.deputy && levels.deputy <= levels.head;
const notRaised = {
  message: inThree(
    '正职不得低于副职，副职不得低于普通人员',
    '정직은 부직보다, 부직은 일반 직원보다 낮을 수 없습니다',
    'a head is not below a deputy, a deputy not below staff',
  ),
};

/** What a city writes of its levels; whatever is absent changes nobody's level. */
export const LevelRuleInput = z
  .strictObject({
    floors: PostLevels.refine(raised, notRaised),
    ceilings: PostLevels.refine(raised, notRaised),
    yearsPerLevel: z.int().min(1).max(40),
    educationLevels: EducationPoints.optional(),
    educationYears: EducationPoints.optional(),
    educationYearsAlways: z.boolean().optional(),
    countFrom: DayInput.optional(),
    riseFrom: z.enum(['next_month', 'next_january']).optional(),
    excludedGrades: Grades.optional(),
    heldBackGrades: Grades.optional(),
    earlyStep: GradeRun.optional(),
    demotions: z.array(GradeRun).max(grades.length).optional(),
    probation: z
      .strictObject({
        months: z.int().min(1).max(24),
        experienceYears: z.int().min(1).max(40),
        levelsLower: z.int().min(1).max(5),
      })
      .optional(),
  })
  .refine(({ floors, ceilings }) => postTypes.every((post) => floors[post] <= ceilings[post]), {
    path: ['ceilings'],
    message: inThree('最高级不能低于起点级', '상한은 시작 등급보다 낮을 수 없습니다', 'a ceiling is below its floor'),
  });
