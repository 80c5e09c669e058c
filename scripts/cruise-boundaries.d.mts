export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly comment: string;
}

export function cruiseBoundaries(
  root: string,
  folders: readonly string[],
): Promise<{ modules: number; dependencies: number; violations: readonly Violation[] }>;
