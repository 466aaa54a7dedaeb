export { attach, standingFiles } from './attachments.ts';
export { cityFiles, type CityFiles } from './files.ts';
export { moduleOfSubject, type AttachmentReach, type AttachmentSubjects } from './subjects.ts';
export { sweepOrphans } from './sweep.ts';
