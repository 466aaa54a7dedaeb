/**
 * Everything that a user of this software may be allowed to do: a closed list, `module.subject.verb`.
 * A role is a set of these; an authority (权) that a duty grants to a unit is another thing.
 */
export const permissions = [
  'home.read',
  'city.read',
  'city.settings.write',
  'organisation.read',
  'organisation.write',
  'access.read',
  'access.write',
  'access.keys.write',
  'audit.read',
  'audit.verify',
  'roster.read',
  'roster.read.own',
  'roster.identity.read',
  'roster.bank.read',
  'roster.write',
  'roster.import',
  'roster.export',
  'assessment.read',
  'assessment.read.own',
  'assessment.write',
  'assessment.finalise',
  'pay.read',
  'pay.read.own',
  'pay.scheme.write',
  'pay.facts.write',
  'pay.run.compute',
  'pay.run.approve',
  'ledger.read',
  'ledger.write',
  'ledger.reverse.approve',
  'ledger.verify',
  'duties.read',
  'duties.write',
  'duties.activate',
  'duties.settle',
  'duties.settle.approve',
] as const;

export type Permission = (typeof permissions)[number];
