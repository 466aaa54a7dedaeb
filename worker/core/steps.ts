/** The one machine for everything that has states: a closed table, asked and never mutated. */
export interface Steps<State extends string, Event extends string> {
  readonly initial: State;
  readonly states: readonly State[];
  /** The state an event leads to, or null when this state does not take it. */
  next(state: State, event: Event): State | null;
  /** The events a state takes, in the table's order: what a screen may offer as buttons. */
  events(state: State): readonly Event[];
  isFinal(state: State): boolean;
}

/**
 * Builds the machine from each state's row: the events it takes and the state each leads to; an empty row is final.
 * Throws RangeError when a state of the table cannot be reached, or is named and not defined.
 */
export function steps<State extends string, Event extends string>(table: {
  readonly initial: NoInfer<State>;
  readonly transitions: Readonly<Record<State, Readonly<Partial<Record<Event, NoInfer<State>>>>>>;
}): Steps<State, Event> {
  const rows = new Map(Object.entries(table.transitions) as [State, Partial<Record<Event, State>>][]);
  const row = (state: State): Partial<Record<Event, State>> => {
    const found = rows.get(state);
    if (found === undefined) throw new RangeError(`no such state: ${state}`);
    return found;
  };
  const events = (state: State): Event[] => Object.keys(row(state)) as Event[];
  const machine: Steps<State, Event> = {
    initial: table.initial,
    states: [...rows.keys()],
    next: (state, event) => (Object.hasOwn(row(state), event) ? (row(state)[event] ?? null) : null),
    events,
    isFinal: (state) => events(state).length === 0,
  };
  assertReachable(machine);
  return machine;
}

function assertReachable<State extends string, Event extends string>(machine: Steps<State, Event>): void {
  const seen = new Set<State>([machine.initial]);
  for (const state of seen) {
    for (const event of machine.events(state)) {
      const next = machine.next(state, event);
      if (next !== null) seen.add(next);
    }
  }
  const lost = machine.states.filter((state) => !seen.has(state));
  if (lost.length > 0) throw new RangeError(`states that nothing leads to: ${lost.join(', ')}`);
}
