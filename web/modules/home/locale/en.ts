import type zh from './zh-CN.ts';

const catalogue: Record<keyof typeof zh, string> = {
  'fact.community': 'Communities',
  'fact.grid': 'Grids',
  'fact.street': 'Streets',
  'fact.worker': 'Workers',
  greeting: 'Hello, {{name}}. {{roles}}',
  noRoles: 'You hold no role yet. Ask the city administrator for one.',
  title: 'Home',
};

export default catalogue;
