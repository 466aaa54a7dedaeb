type Loose = Readonly<Record<string, unknown>>;

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A group of fields counts once any of them is filled in; the server then names what is missing. */
function group(value: unknown): Loose | null {
  const filled = Object.entries(record(value)).filter(([, each]) => each !== null && each !== undefined && each !== '');
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

/** How time, grades and probation move a level: what was left empty is no part of the rule. */
export function levelChangesOf(values: unknown): Loose {
  const { countFrom, riseFrom, excludedGrades, heldBackGrades, earlyStep, demotions, probation } = record(values);
  const [early, lower] = [group(earlyStep), group(probation)];
  const runs = list(demotions).flatMap((each) => group(each) ?? []);
  return {
    ...(countFrom ? { countFrom } : {}),
    ...(riseFrom ? { riseFrom } : {}),
    ...(list(excludedGrades).length > 0 ? { excludedGrades } : {}),
    ...(list(heldBackGrades).length > 0 ? { heldBackGrades } : {}),
    ...(early ? { earlyStep: early } : {}),
    ...(runs.length > 0 ? { demotions: runs } : {}),
    ...(lower ? { probation: lower } : {}),
  };
}
