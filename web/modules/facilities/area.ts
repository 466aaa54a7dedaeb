/** Hundredths of a square metre as people write them: `32050` → `320.50`. */
export const areaText = (hundredths: number): string => (hundredths / 100).toFixed(2);
