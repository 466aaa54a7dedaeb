import { refusals } from '../../../core/refusal.ts';
import { listingStateWords } from './state-words.ts';

/** Refusals of listed problems, in order of precedence. */
export const listingRefusals = refusals(
  'listings',
  {
    listing_kind_unknown: {
      status: 422,
      zh: '没有这个问题类别，请重新选择。',
      ko: '없는 문제 분류입니다. 다시 선택하세요.',
      en: 'There is no such kind of problem; choose another.',
    },
    listing_place_unfit: {
      status: 422,
      zh: '问题所在须为街道、社区或网格；责任单位不能是全市。',
      ko: '문제의 장소는 가두·사회구역·격자여야 하며, 책임 단위는 시 전체일 수 없습니다.',
      en: 'The place must be a street, a community or a grid; the owner cannot be the whole city.',
    },
    listing_source_listed: {
      status: 409,
      zh: '该来源已挂牌，编号 {number}，尚未销号。',
      ko: '이 출처는 이미 {number}(으)로 게시되어 아직 해제되지 않았습니다.',
      en: 'It is listed already as {number}, which still hangs.',
    },
    listing_public_text_personal: {
      status: 422,
      zh: '公开表述中有电话或证件号码，请删去。',
      ko: '공개 문구에 전화번호나 신분증 번호가 있습니다. 지워 주세요.',
      en: 'What the public reads holds a telephone or identity number; take it out.',
    },
    listing_step_not_allowed: {
      status: 409,
      zh: '当前状态（{state}）不能执行此步骤。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다.',
      en: 'It is {state}; this step does not follow.',
    },
    listing_text_required: {
      status: 422,
      zh: '此步骤须写明情况或理由。',
      ko: '이 단계에는 내용이나 사유를 적어야 합니다.',
      en: 'This step must say what was done, or why.',
    },
    listing_extension_too_long: {
      status: 422,
      zh: '请写明申请延长的工作日数，每次最多 {most} 个工作日。',
      ko: '연장할 근무일 수를 적으세요. 한 번에 최대 {most}근무일입니다.',
      en: 'Say how many working days are asked for, at most {most} at a time.',
    },
    listing_extensions_used: {
      status: 409,
      zh: '最多可延期 {most} 次，已用完。',
      ko: '연장은 최대 {most}회이며 모두 사용했습니다.',
      en: 'The {most} extensions there are have been used.',
    },
    listing_late_no_pause: {
      status: 409,
      zh: '已超期，不能暂停。',
      ko: '기한이 지나 일시 중지할 수 없습니다.',
      en: 'It is late already and cannot stand still.',
    },
    listing_photo_missing: {
      status: 422,
      zh: '请先上传整改后的照片。',
      ko: '먼저 조치 후 사진을 올리세요.',
      en: 'Attach a photograph of what was done first.',
    },
    listing_word_missing: {
      status: 422,
      zh: '销号须写明居民意见；没有的，写明原因，二者填一项。',
      ko: '해제하려면 주민 의견을 적고, 없으면 그 이유를 적으세요. 둘 중 하나만 입력합니다.',
      en: 'Delisting takes the resident’s word or the reason why there is none: one of the two.',
    },
    listing_link_unknown: {
      status: 404,
      zh: '链接无效或已停用。',
      ko: '링크가 올바르지 않거나 종료되었습니다.',
      en: 'The link is not valid or has ended.',
    },
    unit_has_listings: {
      status: 409,
      zh: '{unit} 还有 {count} 件未销号的问题，不能撤销。',
      ko: '{unit}에 해제되지 않은 게시 문제가 {count}건 있어 폐지할 수 없습니다.',
      en: '{unit} has {count} listed problems that still hang and cannot be closed.',
    },
    listing_policy_standing: {
      status: 409,
      zh: '已有自 {day} 起施行的规定；请另选起始日。',
      ko: '{day}부터 시행되는 규정이 이미 있습니다. 다른 시작일을 고르세요.',
      en: 'Terms from {day} on stand already; choose another first day.',
    },
  },
  { state: listingStateWords },
);
