import type { z } from 'zod';
import type {
  DownloadPage,
  FileChoices,
  PrintBatch,
  ProfileList,
  ProfilePreviewAnswer,
  ProfileTemplates,
  TaxFormList,
} from '../../../worker/modules/pay/input/files.ts';
import type { FundingAnswer, FundList } from '../../../worker/modules/pay/input/funds.ts';

export type Choices = z.output<typeof FileChoices>;
export type Choice = Choices['choices'][number];
export type Download = z.output<typeof DownloadPage>['items'][number];
export type Profile = z.output<typeof ProfileList>['items'][number];
export type ProfileTemplate = z.output<typeof ProfileTemplates>['items'][number];
export type ProfileDefinition = Profile['definition'];
export type ProfileSample = z.output<typeof ProfilePreviewAnswer>;
export type Batch = z.output<typeof PrintBatch>;
export type PrintedSlip = Batch['items'][number];
export type Funds = z.output<typeof FundList>;
export type Fund = Funds['items'][number];
export type FundingPlan = z.output<typeof FundingAnswer>;
export type TaxForm = z.output<typeof TaxFormList>['items'][number];
