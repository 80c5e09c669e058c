/** The address where two executions stand side by side, the earlier one first. */
export const comparePath = (left: number, right: number) =>
  `/landing-kpi/compare?left=${left}&right=${right}`;
