import { refusals } from '../../../core/refusal.ts';

/** Refusals of facilities, in order of precedence. */
export const facilityRefusals = refusals('facilities', {
  facility_policy_standing: {
    status: 409,
    zh: '{day} 起的阵地标准已存在，请另选生效日。',
    ko: '{day}부터의 기준이 이미 있습니다. 다른 시행일을 선택하세요.',
    en: 'There is already a standard from {day}; choose another day.',
  },
  facility_kind_unknown: {
    status: 422,
    zh: '本市没有这一类阵地。',
    ko: '이 도시에 없는 거점 종류입니다.',
    en: 'The city has no such kind of facility.',
  },
  facility_service_unknown: {
    status: 422,
    zh: '本市没有这项服务：{service}。',
    ko: '이 도시에 없는 서비스입니다: {service}.',
    en: 'The city has no such service: {service}.',
  },
  facility_place_unfit: {
    status: 422,
    zh: '阵地须设在街道、社区或网格。',
    ko: '거점은 가두, 사회구역 또는 격자에 두어야 합니다.',
    en: 'A facility stands in a street, a community or a grid.',
  },
  facility_edition_backwards: {
    status: 422,
    zh: '生效日不能早于启用日 {day}。',
    ko: '시행일은 개소일({day})보다 이를 수 없습니다.',
    en: 'The change cannot begin before the facility opened on {day}.',
  },
  facility_closed: {
    status: 409,
    zh: '该日阵地未启用或已停用（{day}）。',
    ko: '해당 일자에 거점이 열려 있지 않습니다({day}).',
    en: 'The facility is not open on that day ({day}).',
  },
  facility_has_bookings: {
    status: 409,
    zh: '停用日及以后还有 {count} 个预约，请先取消。',
    ko: '폐쇄일 이후 예약이 {count}건 있습니다. 먼저 취소하세요.',
    en: '{count} bookings stand on or after that day; cancel them first.',
  },
  booking_past: {
    status: 422,
    zh: '不能预约已过去的日期 {day}。',
    ko: '지난 날짜({day})는 예약할 수 없습니다.',
    en: 'The past cannot be booked ({day}).',
  },
  booking_outside_hours: {
    status: 422,
    zh: '不在开放时间内（当日开放：{hours}）。',
    ko: '개방 시간이 아닙니다(당일: {hours}).',
    en: 'Outside the opening hours (that day: {hours}).',
  },
  booking_overlaps: {
    status: 409,
    zh: '与 {organiser} 的预约（{from}–{until}）冲突。',
    ko: '{organiser}의 예약({from}–{until})과 겹칩니다.',
    en: 'It overlaps the booking of {organiser} ({from}–{until}).',
  },
  booking_cancelled: {
    status: 409,
    zh: '该预约已取消。',
    ko: '이미 취소된 예약입니다.',
    en: 'The booking is cancelled already.',
  },
  booking_over: {
    status: 409,
    zh: '该预约的日期已过，不能取消。',
    ko: '예약일이 지나 취소할 수 없습니다.',
    en: 'The day of the booking is past; it cannot be cancelled.',
  },
  spending_standing: {
    status: 409,
    zh: '该凭证已关联本阵地；如需更改，请先解除原关联。',
    ko: '이 전표는 이미 이 거점에 연결되어 있습니다. 먼저 연결을 해제하세요.',
    en: 'The voucher is linked to this facility already; end that link first.',
  },
  spending_over_voucher: {
    status: 422,
    zh: '超过凭证金额：共 {amountYuan} 元，已关联（元）：{held}；还可关联 {leftYuan} 元。',
    ko: '전표 금액을 초과합니다: 총 {amountYuan}위안, 연결됨(위안): {heldKo}; 남은 금액 {leftYuan}위안.',
    en: 'More than the voucher holds: of {amountYuan} yuan, claimed are (yuan): {heldEn}; {leftYuan} are left.',
  },
  spending_voucher_reversed: {
    status: 409,
    zh: '该凭证已被红字冲销。',
    ko: '이미 취소된 전표입니다.',
    en: 'The voucher has been reversed.',
  },
  spending_ended: {
    status: 409,
    zh: '该关联已解除。',
    ko: '이미 해제된 연결입니다.',
    en: 'The link has ended already.',
  },
  unit_has_facilities: {
    status: 409,
    zh: '{unit} 还有 {count} 个在用阵地，请先停用或迁出。',
    ko: '{unit}에 사용 중인 거점이 {count}개 있습니다.',
    en: '{unit} still has {count} open facilities.',
  },
});
