export type NoticeKind = 'contract_warning' | 'eligibility';

/** What the result of a year brings a worker; `revokesId` names the notice that a corrected result takes back. */
export interface Notice {
  readonly workerId: string;
  readonly kind: NoticeKind;
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly year: number;
  readonly grade: string | null;
  /** All years that it rests on, the newest first. */
  readonly years: readonly number[];
  readonly finalId: string;
  readonly revokesId: string | null;
}

export type StandingNotice = Omit<Notice, 'revokesId'> & { readonly id: string };
