/** The pipeline of the local CRM; the demo's setting `crmStages` names the same stages. */
export const CRM_STAGES: readonly { readonly id: number; readonly status: string }[] = [
  { id: 11, status: 'UNCLAIMED' },
  { id: 12, status: 'CLAIMED' },
  { id: 13, status: 'CONTACTED' },
  { id: 14, status: 'TEST_RIDE' },
  { id: 15, status: 'WON' },
  { id: 16, status: 'LOST' },
];
