/** An invented county for tests: two streets, five communities. Code 99 belongs to no province. */
const county = (code: string, name: string) => ({
  code,
  name,
  streets: [
    {
      code: `${code}001`,
      name: '东风街道',
      communities: [
        { code: `${code}001001`, name: '春晓社区' },
        { code: `${code}001002`, name: '夏荷社区' },
        { code: `${code}001003`, name: '秋实社区' },
      ],
    },
    {
      code: `${code}002`,
      name: '西山街道',
      communities: [
        { code: `${code}002001`, name: '冬青社区' },
        { code: `${code}002002`, name: '明月社区' },
      ],
    },
  ],
});

/** Static files by path, as the build writes them. */
export const invented: Readonly<Record<string, unknown>> = {
  '/divisions/index.json': [
    {
      code: '99',
      name: '测试省',
      children: [
        {
          code: '9901',
          name: '测试州',
          children: [
            { code: '990101', name: '甲市' },
            { code: '990102', name: '乙市' },
          ],
        },
      ],
    },
  ],
  '/divisions/990101.json': county('990101', '甲市'),
  '/divisions/990102.json': county('990102', '乙市'),
};
