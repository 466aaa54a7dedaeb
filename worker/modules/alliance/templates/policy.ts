import type { AlliancePolicy, Named } from '../rules/policy.ts';

const named = (code: string, zh: string, ko: string, en: string): Named => ({ code, zh, ko, en });
const seats = (count: number, code: string, zh: string, ko: string, en: string) => ({ code, zh, ko, en, count });

/**
 * 示例: the names come from what the home city tells in public of its alliance (四项清单, 大工委“1+4”, 社区“1+3”); who the
 * four and the three are, the kinds, the points of matching and the days of alarms are
 * representative. A city enters its own.
 */
export const exampleAlliancePolicy: { readonly content: AlliancePolicy; readonly source: string } = {
  content: {
    lists: {
      need: { zh: '需求清单', ko: '수요 목록', en: 'Needs' },
      resource: { zh: '资源清单', ko: '자원 목록', en: 'Resources' },
      project: { zh: '项目清单', ko: '사업 목록', en: 'Projects' },
      result: { zh: '成果清单', ko: '성과 목록', en: 'Results' },
    },
    kinds: [
      named('organ', '机关', '기관', 'Government body'),
      named('institution', '事业单位', '사업단위', 'Public institution'),
      named('state_firm', '国有企业', '국유기업', 'State-owned firm'),
      named('private_firm', '非公企业', '비공유 기업', 'Private firm'),
      named('social', '社会组织', '사회조직', 'Social organisation'),
      named('other', '其他', '기타', 'Other'),
    ],
    themes: [
      named('learning', '助学关爱', '학업 지원·돌봄', 'Learning and care of children'),
      named('elder', '为老服务', '노인 서비스', 'Services for the old'),
      named('health', '健康义诊', '건강 진료', 'Health'),
      named('law', '法律与调解', '법률·조정', 'Law and mediation'),
      named('environment', '环境整治', '환경 정비', 'Surroundings'),
      named('culture', '文体活动', '문화·체육', 'Culture and sport'),
      named('safety', '平安消防', '안전·소방', 'Safety'),
      named('hardship', '扶困帮扶', '취약계층 지원', 'Help in hardship'),
    ],
    committees: {
      street: {
        zh: '街道大工委（1+4）',
        ko: '가두 대공작위원회(1+4)',
        en: 'Street committee (1 + 4)',
        seats: [
          seats(1, 'secretary', '大工委书记', '대공작위원회 서기', 'Secretary'),
          seats(1, 'organ', '驻街机关单位委员', '주재 기관 위원', 'Member for government bodies'),
          seats(1, 'firm', '驻街企业委员', '주재 기업 위원', 'Member for firms'),
          seats(1, 'social', '社会组织委员', '사회조직 위원', 'Member for social organisations'),
          seats(1, 'community', '社区党组织委员', '사회구역 당조직 위원', 'Member for the communities'),
        ],
      },
      community: {
        zh: '社区大党委（1+3）',
        ko: '사회구역 대당위(1+3)',
        en: 'Community committee (1 + 3)',
        seats: [
          seats(1, 'secretary', '社区党组织书记', '사회구역 당조직 서기', 'Secretary'),
          seats(1, 'party', '党群工作站共建委员', '당군 공작소 위원', 'Member at the party-and-masses station'),
          seats(1, 'safety', '平安工作站共建委员', '안전 공작소 위원', 'Member at the safety station'),
          seats(1, 'livelihood', '民生工作站共建委员', '민생 공작소 위원', 'Member at the livelihood station'),
        ],
      },
    },
    match: { theme: 50, sameUnit: 30, covers: 20, sameStreet: 10, timeWhole: 15, timePart: 5, enough: 5, atLeast: 75 },
    alarm: { streetAfterWorkdays: 1, cityAfterWorkdays: 10 },
  },
  source:
    '示例：延吉市公开介绍中的四项清单、街道大工委“1+4”与社区“1+3”；席位构成、类别、匹配分值与逾期告警时限请按本地文件填写。',
};
