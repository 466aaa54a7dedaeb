import { refusals } from '../../core/refusal.ts';
import { sheetLimits } from './limits.ts';

const megabytes = (bytes: number): string => String(Math.round(bytes / 1024 / 1024));

/** Why an uploaded file is no table to us. Order is precedence. */
export const sheetRefusals = refusals('sheet', {
  sheet_empty: {
    status: 422,
    zh: '文件是空的，没有任何内容。',
    ko: '파일이 비어 있습니다.',
    en: 'The file is empty.',
  },
  sheet_too_large: {
    status: 422,
    zh: '文件超过 {megabytes} MB，请拆分后分批导入。',
    ko: '파일이 {megabytes} MB를 넘습니다. 나누어 올려 주세요.',
    en: 'The file is larger than {megabytes} MB; split it.',
  },
  sheet_encrypted: {
    status: 422,
    zh: '文件设有打开密码，请在 Excel 中取消密码后重新上传。',
    ko: '암호가 걸린 파일입니다. Excel에서 암호를 해제한 뒤 다시 올려 주세요.',
    en: 'The file is protected by a password; remove it in Excel and upload again.',
  },
  sheet_is_old_excel: {
    status: 422,
    zh: '这是旧版 Excel（xls）文件，改扩展名不会改变格式。请在 Excel 中“另存为”xlsx 后重新上传。',
    ko: '구형 Excel(xls) 파일입니다. 확장자만 바꾸어도 형식은 그대로입니다. Excel에서 xlsx로 저장해 다시 올려 주세요.',
    en: 'This is an old Excel file (xls), whatever its name says; save it as xlsx in Excel and upload again.',
  },
  sheet_not_a_table: {
    status: 422,
    zh: '文件不是 xlsx 或 CSV 表格，请用 Excel 另存为 xlsx 后重新上传。',
    ko: 'xlsx 또는 CSV 표가 아닙니다. Excel에서 xlsx로 저장해 다시 올려 주세요.',
    en: 'The file is neither an xlsx workbook nor a CSV table; save it as xlsx and upload again.',
  },
  sheet_damaged: {
    status: 422,
    zh: '文件已损坏，无法读取，请用 Excel 打开并另存后重新上传。',
    ko: '파일이 손상되어 읽을 수 없습니다. Excel로 열어 다시 저장한 뒤 올려 주세요.',
    en: 'The file is damaged and cannot be read; open it in Excel, save it again and upload that.',
  },
  sheet_inflates_too_far: {
    status: 422,
    zh: '文件解压后超过 {megabytes} MB，已拒绝读取。请删除多余的行、列和格式，或拆分后导入。',
    ko: '압축을 풀면 {megabytes} MB를 넘어 읽지 않았습니다. 불필요한 행·열·서식을 지우거나 나누어 올려 주세요.',
    en: 'The file grows beyond {megabytes} MB when unpacked and was not read; remove surplus rows, columns and formats, or split it.',
  },
  sheet_unknown: {
    status: 422,
    zh: '文件中没有名为“{sheet}”的工作表。',
    ko: '파일에 "{sheet}" 시트가 없습니다.',
    en: 'The file has no sheet named “{sheet}”.',
  },
  sheet_too_many_rows: {
    status: 422,
    zh: '表格超过 {rows} 行，请拆分后分批导入。',
    ko: '표가 {rows}행을 넘습니다. 나누어 올려 주세요.',
    en: 'The table has more than {rows} rows; split it.',
  },
  sheet_too_wide: {
    status: 422,
    zh: '表格超过 {columns} 列，请删除多余的列。',
    ko: '표가 {columns}열을 넘습니다. 불필요한 열을 지워 주세요.',
    en: 'The table has more than {columns} columns; remove what is surplus.',
  },
  sheet_encoding_unknown: {
    status: 422,
    zh: '无法识别 CSV 的文字编码，请另存为 UTF-8 或 GB18030 后重新上传。',
    ko: 'CSV의 문자 인코딩을 알 수 없습니다. UTF-8 또는 GB18030으로 저장해 다시 올려 주세요.',
    en: 'The character encoding of the CSV is not known; save it as UTF-8 or GB18030 and upload again.',
  },
});

type Code = Parameters<typeof sheetRefusals.refuse>[0];

/** A refusal with the limit that was passed among its facts. */
export function refuseSheet(code: Code) {
  if (code === 'sheet_too_large') return sheetRefusals.refuse(code, { megabytes: megabytes(sheetLimits.bytes) });
  if (code === 'sheet_inflates_too_far') {
    return sheetRefusals.refuse(code, { megabytes: megabytes(sheetLimits.inflatedBytes) });
  }
  if (code === 'sheet_too_many_rows') return sheetRefusals.refuse(code, { rows: sheetLimits.rows });
  if (code === 'sheet_too_wide') return sheetRefusals.refuse(code, { columns: sheetLimits.columns });
  return sheetRefusals.refuse(code);
}
