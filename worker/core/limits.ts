/** Bounds of the machine, not of policy: how much one request, list or file may ask of it. */
export const limits = {
  pageSize: 200,
  pageSizeDefault: 50,
  /** Rows of one import file. */
  importRows: 20_000,
  importBytes: 10 * 1024 * 1024,
  /** A spreadsheet that unpacks to more is a bomb, whatever its size on the wire. */
  importUnpackedBytes: 64 * 1024 * 1024,
  importColumns: 200,
  exportRows: 50_000,
  /** Rows of one workbook that leaves with a month's pay: what the tax client and a memory of 128 MB both take. */
  payFileRows: 20_000,
  /** Workers whose levels or yearly cost one request works out; a larger city asks street by street. */
  forecastWorkers: 6_000,
  /** Payslips on one page of a print batch. */
  printPayslips: 200,
  requestBytes: 1024 * 1024,
  /** A larger body is not looked at before its sender is known. */
  foreseenBytes: 16 * 1024,
  /** The facts of a longer group of transfers are read once its sender is known. */
  foreseenTransfers: 100,
  /** One attached file; how many one record may hold; and how its name may be long. */
  attachmentBytes: 5 * 1024 * 1024,
  attachmentsPerSubject: 30,
  attachmentNameLength: 120,
  /** Photographs that a resident may send with one request. */
  casePhotos: 6,
  /** Photographs that wait with one visit on a phone. */
  visitPhotos: 9,
  /** How far back an hourly sweep looks for files that no record names, and how long an upload may take to be recorded. */
  orphanDays: 2,
  orphanGraceMinutes: 60,
  /** People on one rater's sheet; changed rows that one saving of it takes. */
  ratingRows: 1_000,
  ratingChanges: 200,
  /** Links that one request prints, a sheet of one kind holds, and units that it prints for. */
  ballotLinks: 2_400,
  ballotSheetLinks: 500,
  ballotUnits: 200,
  /** Characters of a name, a title; of a reason or note; of a search. */
  nameLength: 100,
  noteLength: 2_000,
  reasonLength: 500,
  /** Why a monthly mark is out of the ordinary: a line beside a figure. */
  causeLength: 200,
  searchLength: 50,
  idempotencyKeyMin: 8,
  idempotencyKeyMax: 128,
  /** Workers of a month computed in one batch; a larger city is computed in slices of so many people of its roster. */
  payRunAtOnce: 2_500,
  payRunSlice: 1_000,
  /** A job that nobody has touched for so long is taken up by the next hand; how many steps that hand takes in one go. */
  payJobSilenceMs: 120_000,
  payJobSteps: 200,
  payJobSlices: 1_000,
  /** Instalments that a plan of recovery shows. */
  recoveryInstalments: 60,
  /** How often a stale command loads and decides again. */
  commitAttempts: 3,
  commitTimeoutMs: 10_000,
  /** Audit entries chained in one go; the next pass takes the rest. */
  auditSealBatch: 2_000,
  /** Audit entries read at a time, and at most in one verification, which names where to go on. */
  auditStretch: 1_000,
  auditVerifyEntries: 50_000,
  /** Calls a minute that one address may make of a public route without an account. */
  callsPerMinute: {
    'sign-up': 30,
    tools: 600,
    password: 20,
    ballot: 240,
    publicity: 120,
    objection: 10,
    request: 60,
    follow: 120,
    'check-in': 60,
  },
  rateWindows: 10_000,
  /** Rows of a list in a calculator's request. */
  calculatorRows: 5_000,
  /** Working days a calculator may count across. */
  workdaySpan: 3_660,
  /** Days that an API key may live; then a person makes a new one. */
  keyDays: 366,
  /** Streets and communities offered as carriers of a duty: more than any city has. */
  carriers: 5_000,
  /** Tree of units: levels below the city. */
  treeDepth: 8,
  /** Units that one reading of the tree answers, and that one command adds or counts. */
  treeUnits: 5_000,
  bulkUnits: 2_000,
  /** Posts in grid teams that one request fills; what one person may hand over. */
  gridAppointments: 500,
  handoverItems: 200,
  /** How long a visit may wait on a phone without network; households planned anew in one go of the clock. */
  visitLateDays: 60,
  replanHouseholds: 2_000,
  /** How deep an inbox that is put together from many lists can be paged: every list is read so far. */
  inboxRows: 2_000,
  /** Closed matters of one kind that one draw of follow-ups takes from. */
  followupPopulation: 10_000,
  /** Needs and resources that one look for pairs compares, and pairs that it shows. */
  matchNeeds: 200,
  matchResources: 400,
  matchPairs: 100,
  /** Seats of one committee. */
  committeeSeats: 40,
  /** Transfers, put together by voucher and accounts, through which one tranche is followed. */
  trancheTransfers: 50_000,
  /** Weeks of a trend on a dashboard. */
  dashboardWeeks: 8,
  /** Days that one year's calendar may list. */
  calendarDays: 120,
} as const;
