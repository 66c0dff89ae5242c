/** Code, Goldstein value, label. */
export type CameoRow = readonly [code: string, goldstein: number, label: string];
