import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import {
  DayInput,
  FenAnswer,
  IdInput,
  MonthInput,
  ReasonInput,
  TextInput,
  pageOf,
  pageQuery,
} from '../../../platform/http/schema.ts';
import { encodings, endFields, rowFields, type BankProfile } from '../rules/files/bank-profile.ts';
import { personFields, wageFields, type TaxFilingForm } from '../rules/files/filing-form.ts';
import { fileKinds } from '../rules/files/kinds.ts';
import { postTypes, trusts } from '../rules/scheme.ts';

/** Bounds of the form, not of policy. */
const maxColumns = 60;
const maxWidth = 500;

const Part = z.int().min(1).max(100_000).default(1);
const Trust = z.enum(trusts);
const Source = z.string().trim().min(4).max(500);

export const FileTake = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('bank'),
      profileId: IdInput,
      part: Part,
      /** Why a format that no bank has confirmed (示例) is paid by all the same. */
      exampleReason: ReasonInput.optional(),
    }),
    z.strictObject({ kind: z.enum(['income_tax', 'insurance', 'summary', 'signature']), part: Part }),
  ])
  .openapi('PayFileTake');

/** What may be taken of a run: one row a file, a bank's once for each format in use. */
export const FileChoices = z
  .object({
    month: z.string(),
    ready: z.boolean(),
    choices: z.array(
      z.object({
        kind: z.enum(fileKinds),
        profileId: z.string().nullable(),
        profile: z.string().nullable(),
        trust: Trust.nullable(),
        rowCount: z.int(),
        totalFen: FenAnswer,
        parts: z.int(),
        /** Permissions that the reader lacks for it. */
        lacking: z.array(z.string()),
      }),
    ),
    /** Accepted without an account: paid in another way than by the bank's file. */
    elsewhere: z.object({ count: z.int(), totalFen: FenAnswer }),
  })
  .openapi('PayFileChoices');

export const DownloadPage = pageOf(
  z.object({
    id: z.string(),
    kind: z.enum(fileKinds),
    part: z.int(),
    parts: z.int(),
    name: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    rowCount: z.int(),
    totalFen: FenAnswer,
    at: z.string(),
    by: z.string(),
  }),
);
export const DownloadQuery = z.strictObject({ ...pageQuery });

const column = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z
    .strictObject({
      field: z.enum(fields),
      title: TextInput(40),
      text: z.string().max(100).optional(),
      width: z.int().min(1).max(maxWidth).optional(),
      align: z.enum(['left', 'right']).optional(),
      fill: z.enum([' ', '0']).optional(),
    })
    .refine(({ field, text }) => field !== 'text' || text !== undefined, {
      path: ['text'],
      message: inThree('请填写固定内容', '고정 내용을 입력하세요', 'give the text'),
    });
const Ends = z.array(column(endFields)).max(maxColumns);

export const BankProfileInput = z
  .strictObject({
    format: z.enum(['separated', 'fixed']),
    separator: z
      .string()
      .max(3)
      .regex(/^[\x20-\x7e\t]*$/),
    encoding: z.enum(encodings),
    lineEnd: z.enum(['crlf', 'lf']),
    amountUnit: z.enum(['yuan', 'fen']),
    titles: z.boolean(),
    header: Ends,
    columns: z.array(column(rowFields)).min(2).max(maxColumns),
    trailer: Ends,
    maxRows: z.int().min(1).max(50_000).nullable(),
    fileName: TextInput(100),
    payer: z.strictObject({ name: TextInput(100), account: TextInput(64), agreement: z.string().trim().max(64) }),
  })
  .superRefine((profile, problems) => {
    const wrong = (path: (string | number)[], message: string) => problems.addIssue({ code: 'custom', path, message });
    if (profile.format === 'separated' && profile.separator === '') {
      wrong(['separator'], inThree('请填写分隔符', '구분자를 입력하세요', 'give the separator'));
    }
    for (const field of ['account', 'amount'] as const) {
      if (!profile.columns.some((each) => each.field === field)) {
        wrong(
          ['columns'],
          inThree('必须有账号列和金额列', '계좌 열과 금액 열이 있어야 합니다', 'an account and an amount are needed'),
        );
      }
    }
    if (profile.format !== 'fixed') return;
    for (const place of ['header', 'columns', 'trailer'] as const) {
      profile[place].forEach(({ width }, index) => {
        if (width === undefined) {
          wrong(
            [place, index, 'width'],
            inThree('定长格式须填写宽度', '고정 길이에는 너비가 필요합니다', 'fixed columns need a width'),
          );
        }
      });
    }
  })
  .openapi('PayBankProfile') as unknown as z.ZodType<BankProfile>;

export const ProfileCreate = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9_]{1,31}$/),
    fromDay: DayInput,
    name: TextInput(60),
    source: Source,
    trust: Trust,
    inUse: z.boolean().default(true),
    definition: BankProfileInput,
  })
  .openapi('PayBankProfileCreate');

const ProfileAnswer = z.object({
  id: z.string(),
  code: z.string(),
  fromDay: z.string(),
  name: z.string(),
  source: z.string(),
  trust: Trust,
  inUse: z.boolean(),
  inForce: z.boolean(),
  definition: z.custom<BankProfile>().openapi({ type: 'object' }),
});
export const ProfileList = z.object({ items: z.array(ProfileAnswer) });
export const ProfileTemplates = z.object({
  items: z.array(ProfileAnswer.pick({ code: true, name: true, source: true, definition: true })),
});
export const IdAnswer = z.object({ id: z.string() });

export const ProfilePreview = z.strictObject({ definition: BankProfileInput }).openapi('PayBankProfilePreview');
export const ProfilePreviewAnswer = z.object({
  name: z.string(),
  lines: z.array(z.string()),
  problems: z.array(
    z.object({
      code: z.enum(['character', 'too_long', 'separator']),
      name: z.string().nullable(),
      title: z.string(),
      character: z.string().nullable(),
    }),
  ),
});

const formColumn = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.strictObject({
    field: z.enum(fields),
    title: TextInput(40),
    width: z.int().min(2).max(80),
    text: z.string().max(100).optional(),
    code: z.string().max(40).optional(),
  });
const formSheet = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.strictObject({ sheet: TextInput(31), columns: z.array(formColumn(fields)).min(1).max(maxColumns) });
const TaxFormInput = z.strictObject({
  people: formSheet(personFields),
  wages: formSheet(wageFields),
  bonus: formSheet(wageFields).optional(),
});
export const TaxFormCreate = z
  .strictObject({ fromMonth: MonthInput, source: Source, trust: Trust, definition: TaxFormInput })
  .openapi('PayTaxFormCreate');
export const TaxFormList = z.object({
  items: z.array(
    z.object({
      id: z.string().nullable(),
      fromMonth: z.string(),
      source: z.string(),
      trust: Trust,
      definition: z.custom<TaxFilingForm>().openapi({ type: 'object' }),
    }),
  ),
});

const PrintLine = z.object({
  side: z.enum(['earning', 'deduction', 'employer']),
  code: z.string(),
  name: z.string(),
  amountFen: FenAnswer,
  /** The month that it settles; null for a line of the month itself. */
  earlierMonth: z.string().nullable(),
});
/** A batch of payslips for paper: of one unit or of the whole run, a page at a time. */
export const PrintBatch = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    streetName: z.string().nullable(),
    unitName: z.string(),
    postType: z.enum(postTypes),
    level: z.int(),
    grossFen: FenAnswer,
    netFen: FenAnswer,
    netCapitals: z.string(),
    lines: z.array(PrintLine),
  }),
)
  .extend({
    city: z.string(),
    month: z.string(),
    /** Not approved yet: paper says so. */
    draft: z.boolean(),
    totalNetFen: FenAnswer,
    totalCapitals: z.string(),
  })
  .openapi('PayPrintBatch');
export const PrintQuery = z.strictObject({ ...pageQuery, unitId: IdInput.optional() });

export type FileTake = z.output<typeof FileTake>;
export type ProfileCreate = z.output<typeof ProfileCreate>;
export type TaxFormCreate = z.output<typeof TaxFormCreate>;
export type PrintQuery = z.output<typeof PrintQuery>;
