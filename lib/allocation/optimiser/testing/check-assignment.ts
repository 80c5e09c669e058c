import type { AllocationProblem, Assignment, CellNeed, VendorSkills } from '../problem';

/** The rule of eligibility, said once more in the plainest way. */
export function mayWork(vendor: VendorSkills, cell: CellNeed): boolean {
  return (
    vendor.platform === cell.platform &&
    vendor.location === cell.location &&
    vendor.skills.includes(cell.workType) &&
    (cell.state === 'N/A' || vendor.states.includes(cell.state))
  );
}

/**
 * Everything that must hold of any answer, found out vendor by vendor from the problem alone: who works where they may,
 * once a month; nobody beyond the need; flow = cut, with the cut's capacity added up here; shortages as they say.
 * Gives what is wrong, nothing where all is well.
 */
export function faultsOf(problem: AllocationProblem, assignment: Assignment): string[] {
  const { cells, vendors, months } = problem;
  const faults: string[] = [];
  const filled = cells.map(() => 0);
  if (assignment.cellOf.length !== months) faults.push(`${assignment.cellOf.length} months`);
  assignment.cellOf.forEach((cellOf, month) => {
    if (cellOf.length !== vendors.length) faults.push(`month ${month}: ${cellOf.length} vendors`);
    cellOf.forEach((at, index) => {
      const cell = cells[at];
      const vendor = vendors[index];
      if (at === -1) return;
      if (!cell || !vendor || cell.month !== month || !mayWork(vendor, cell))
        faults.push(`vendor ${index} may not work in cell ${at} in month ${month}`);
      filled[at] = (filled[at] ?? 0) + 1;
    });
  });
  cells.forEach(({ need }, cell) => {
    if (filled[cell] !== assignment.filled[cell])
      faults.push(`cell ${cell}: ${assignment.filled[cell]} said, ${filled[cell]} counted`);
    if ((filled[cell] ?? 0) > need) faults.push(`cell ${cell}: ${filled[cell]} for a need of ${need}`);
    const shortage = assignment.shortages.find((one) => one.cell === cell);
    const unfilled = need - (filled[cell] ?? 0);
    if ((shortage?.unfilled ?? 0) !== unfilled) faults.push(`cell ${cell}: ${unfilled} unfilled, not said`);
  });
  return [...faults, ...faultsOfCuts(problem, assignment), ...faultsOfShortages(problem, assignment)];
}

/** Cells and vendors that `from` reaches by alternating paths. */
function reach(problem: AllocationProblem, { cellOf }: Assignment, from: readonly number[]) {
  const cells = new Set(from);
  const people = new Set<number>();
  for (const at of cells) {
    const cell = problem.cells[at];
    problem.vendors.forEach((vendor, index) => {
      if (!cell || people.has(index) || !mayWork(vendor, cell)) return;
      people.add(index);
      const other = cellOf[cell.month]?.[index] ?? -1;
      if (other !== -1) cells.add(other);
    });
  }
  return { cells, people };
}

function faultsOfCuts(problem: AllocationProblem, assignment: Assignment): string[] {
  const { cells } = problem;
  const groups = new Set(cells.map(nameOfGroup));
  if (groups.size !== assignment.certificates.length)
    return [`${assignment.certificates.length} certificates for ${groups.size} groups`];
  return assignment.certificates.flatMap((certificate) => {
    const inGroup = [...cells.keys()].filter(
      (at) => nameOfGroup(cells[at] as CellNeed) === nameOfGroup(certificate),
    );
    const short = inGroup.filter((at) => (assignment.filled[at] ?? 0) < (cells[at]?.need ?? 0));
    const reached = reach(problem, assignment, short);
    const outside = inGroup.filter((at) => !reached.cells.has(at));
    const cut = reached.people.size + outside.reduce((sum, at) => sum + (cells[at]?.need ?? 0), 0);
    const flow = inGroup.reduce((sum, at) => sum + (assignment.filled[at] ?? 0), 0);
    return certificate.flow === flow && certificate.cut === cut && flow === cut
      ? []
      : [`flow ${certificate.flow} = ${flow} = cut ${certificate.cut} = ${cut}: ${nameOfGroup(certificate)}`];
  });
}

const nameOfGroup = ({ platform, location, month }: Pick<CellNeed, 'platform' | 'location' | 'month'>) =>
  `${platform}|${location}|${month}`;

function faultsOfShortages(problem: AllocationProblem, assignment: Assignment): string[] {
  return assignment.shortages.flatMap(({ cell: at, eligible, rivals, vendors }) => {
    const cell = problem.cells[at] as CellNeed;
    const own = problem.vendors.filter((vendor) => mayWork(vendor, cell)).length;
    const reached = reach(problem, assignment, [at]);
    const expected = [...reached.cells].sort((left, right) => left - right);
    const working = rivals.reduce((sum, rival) => sum + (assignment.filled[rival] ?? 0), 0);
    return own === eligible &&
      expected.join() === rivals.join() &&
      reached.people.size === vendors &&
      working === vendors
      ? []
      : [
          `shortage of ${at}: eligible ${eligible}, rivals ${rivals}, vendors ${vendors}; found ${own}, ${expected}, ${reached.people.size}, working ${working}`,
        ];
  });
}

/** Fill ratios of the cells with a need, ascending. */
export function ratiosOf({ cells }: Pick<AllocationProblem, 'cells'>, filled: ArrayLike<number>): number[] {
  return cells
    .map(({ need }, cell) => (filled[cell] ?? 0) / need)
    .filter((ratio) => !Number.isNaN(ratio))
    .sort((left, right) => left - right);
}

/** The kinds of work open to a vendor in the whole forecast. */
export function flexibilityOf({ cells }: AllocationProblem, vendor: VendorSkills): number {
  const open = cells.filter((cell) => cell.need > 0 && mayWork(vendor, cell));
  return new Set(open.map(({ workType, state }) => `${workType}|${state}`)).size;
}
