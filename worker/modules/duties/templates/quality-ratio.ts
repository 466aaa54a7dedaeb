/** From which acceptance score on which share of the price is due; below the last nothing is, and the work is redone. */
export interface QualityBand {
  readonly fromScore: string;
  readonly ratio: string;
}

/** 示例: representative values, for a city to replace by its own. */
export const QUALITY_BANDS: { readonly source: string; readonly bands: readonly QualityBand[] } = {
  source: '示例（代表值，非政策规定）',
  bands: [
    { fromScore: '90', ratio: '1.00' },
    { fromScore: '80', ratio: '0.95' },
    { fromScore: '70', ratio: '0.90' },
    { fromScore: '60', ratio: '0.80' },
    { fromScore: '0', ratio: '0' },
  ],
};
