import type zh from './zh-CN.ts';

const catalogue: Record<keyof typeof zh, string> = {
  calendars: 'Working calendars',
  city: 'City',
  divisionCode: 'Division code',
  keys: 'API keys',
  name: 'Name',
  note: 'Holds for the whole city; changes go into the audit trail.',
  'note.calendars': 'Holidays and make-up days of each year; deadlines count by them.',
  'note.keys': 'For other systems.',
  'note.roles': 'What each role may do.',
  'note.templates': 'Offices and stations that a new street or community brings along.',
  roles: 'Roles',
  slug: 'City code',
  templates: 'Unit templates',
  title: 'City settings',
};

export default catalogue;
