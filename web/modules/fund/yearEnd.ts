import type { YearClosing } from './types.ts';

export type Decision = YearClosing['decision'];
export type Treatment = Decision['lines'];
export const treatments = ['return', 'carry'] as const satisfies readonly Treatment[];

/** Unused money goes back, what is promised goes on: the decision that a page opens with. */
export const byRule: Decision = { lines: 'return', units: 'carry', holds: 'carry', exceptions: [] };

/** A decision as parameters of the preview: exceptions as `account:treatment`, parted by commas. */
export const asQuery = ({ exceptions, ...rule }: Decision): Record<string, string> => ({
  ...rule,
  exceptions: exceptions.map(({ accountId, treatment }) => `${accountId}:${treatment}`).join(','),
});

/** The decision with one account treated otherwise, or again by the rule. */
export function withException(decision: Decision, accountId: string, treatment: Treatment | null): Decision {
  const others = decision.exceptions.filter((each) => each.accountId !== accountId);
  return { ...decision, exceptions: treatment === null ? others : [...others, { accountId, treatment }] };
}
