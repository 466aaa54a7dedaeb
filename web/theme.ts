import type { ThemeConfig } from 'antd';

/** The one visual identity: ink and deep teal, a seal red used for the mark and for danger only. */
export const palette = {
  ink: '#10343b',
  teal: '#0a6a6c',
  seal: '#a8252c',
  text: '#18262a',
  muted: '#55666b',
  line: '#d9e0e1',
  ground: '#f4f6f6',
} as const;

const families = [
  'system-ui',
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Malgun Gothic"',
  '"Noto Sans CJK KR"',
  'sans-serif',
];

/** Muted text is darker than antd's default so that it keeps 4.5:1 on white and on the ground colour. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: palette.teal,
    colorInfo: palette.teal,
    colorLink: palette.teal,
    colorInfoBg: '#eff6f6',
    colorInfoBorder: '#bcd9d9',
    colorPrimaryBg: '#e3f0f0',
    colorPrimaryBgHover: '#d3e7e7',
    colorError: palette.seal,
    colorErrorBg: '#fdf2f1',
    colorErrorBorder: '#eebfbc',
    colorTextBase: palette.text,
    colorTextSecondary: '#3f5156',
    colorTextTertiary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: '#5f6e73',
    colorTextDisabled: '#5f6e73',
    colorBorder: '#c3cdcf',
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.ground,
    fontFamily: families.join(', '),
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 32,
    fontSize: 14,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Layout: { siderBg: palette.ink, headerBg: '#ffffff', headerHeight: 48, headerPadding: '0 16px' },
    Menu: {
      darkItemBg: palette.ink,
      darkSubMenuItemBg: palette.ink,
      darkItemSelectedBg: palette.teal,
      darkItemColor: '#c9d8da',
      darkGroupTitleColor: '#8fa9ad',
      itemHeight: 36,
      itemMarginBlock: 2,
    },
    Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 10, headerBg: '#eef2f2', headerColor: '#31454a' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Descriptions: { itemPaddingBottom: 8 },
  },
};

/**
 * The same without movement. By antd's own switch: durations forced by a style sheet make every property of every
 * element move, the place of a list while it is measured too. The switch gives way to durations that a theme names,
 * so these are named again.
 */
export const stillTheme: ThemeConfig = {
  ...theme,
  token: {
    ...theme.token,
    motion: false,
    motionDurationFast: '0s',
    motionDurationMid: '0s',
    motionDurationSlow: '0s',
  },
};
