import { SheetForm } from '../input.ts';

/** What the routes of the alliance share: whom they ask for, and how files go in and out. */
export const tags = ['alliance'];
export const reading = { permission: 'alliance.read' } as const;
export const writing = { permission: 'alliance.write' } as const;
export const confirming = { permission: 'alliance.confirm' } as const;
export const sheetForm = {
  body: { required: true as const, content: { 'multipart/form-data': { schema: SheetForm } } },
};
