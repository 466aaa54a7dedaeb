/** Requests and answers of the calculators, shared with the web. Unknown keys are refused everywhere. */
export * from './input/assessment.ts';
export * from './input/duties.ts';
export * from './input/everyday.ts';
export * from './input/pay.ts';
export * from './input/tax.ts';
