import type { CityContext } from '../context.ts';

/** What an actor may do with the files of one record: nothing is said of a record that is not theirs to see. */
export type AttachmentReach = 'none' | 'read' | 'write';

/** `module.record`, e.g. `assessment.paper_count`, to what the actor may do with the files of that record. */
export type AttachmentSubjects = Readonly<Record<string, (ctx: CityContext, id: string) => Promise<AttachmentReach>>>;

/** The module's part of a subject type: files are kept apart by module. */
export const moduleOfSubject = (type: string): string => type.split('.')[0] ?? type;
