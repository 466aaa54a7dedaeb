import type { Education } from './scheme.ts';

const ranks: readonly Education[] = ['none', 'secondary', 'college', 'bachelor', 'master', 'doctor'];

export interface EffectiveEducation {
  readonly education: Education;
  readonly diplomaHeld: boolean;
  readonly degreeHeld: boolean;
}

const rankOf = (name: string | null): number =>
  Math.max(
    0,
    ranks.findIndex((rank) => rank === name),
  );

/** The higher of diploma (学历) and degree (学位), and which of the two reach it: level rules ask whether both do. */
export function effectiveEducation(diploma: string | null, degree: string | null): EffectiveEducation {
  const [byDiploma, byDegree] = [rankOf(diploma), rankOf(degree)];
  const reached = Math.max(byDiploma, byDegree);
  return { education: ranks[reached] ?? 'none', diplomaHeld: byDiploma === reached, degreeHeld: byDegree === reached };
}
