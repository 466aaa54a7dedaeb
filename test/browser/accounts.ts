/** Who signs in to the demo city, by role; `npm start` prints the same table. */
export const demoAccounts = {
  administrator: 'admin@yanji.example',
  leader: 'leader@yanji.example',
  hr: 'hr@yanji.example',
  finance: 'finance@yanji.example',
  auditor: 'auditor@yanji.example',
  department: 'minzheng@yanji.example',
  organisation: 'zuzhi@yanji.example',
  treasury: 'caizheng@yanji.example',
  street: 'jinxue@yanji.example',
  worker: 'worker@yanji.example',
} as const;
