interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line of small size, ready to draw. */
export interface SparklineShape {
  /** Stretches without a gap, each at least one place long. */
  readonly stretches: readonly (readonly Place[])[];
  /** Where a value is missing. */
  readonly gaps: readonly number[];
  readonly last: Place | null;
}

/** Room for the dot at the end and for the line's own width. */
const EDGE_PX = 3;

/**
 * Places `values` in a box, oldest at the left; null is a gap. The smallest value stands at the bottom and the largest
 * at the top; a line that never moves runs through the middle.
 */
export function sparklineShape(
  values: readonly (number | null)[],
  box: { readonly width: number; readonly height: number },
): SparklineShape {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const step = values.length > 1 ? (box.width - 2 * EDGE_PX) / (values.length - 1) : 0;
  const xOf = (index: number) => (values.length > 1 ? EDGE_PX + index * step : box.width - EDGE_PX);
  const yOf = (value: number) => {
    const share = span > 0 ? (value - lowest) / span : 0.5;
    return box.height - EDGE_PX - share * (box.height - 2 * EDGE_PX);
  };

  const stretches: Place[][] = [];
  const gaps: number[] = [];
  let open: Place[] | null = null;
  values.forEach((value, index) => {
    if (value === null) {
      gaps.push(xOf(index));
      open = null;
      return;
    }
    const place = { x: xOf(index), y: yOf(value) };
    if (open) {
      open.push(place);
    } else {
      open = [place];
      stretches.push(open);
    }
  });
  return { stretches, gaps, last: stretches.at(-1)?.at(-1) ?? null };
}
