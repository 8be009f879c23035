/** Strongly connected components in order of dependency (Tarjan 1972, without recursion): a component comes after all it needs. */
export function components<T>(items: readonly T[], needs: (item: T) => Iterable<T>): T[][] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open = new Set<T>();
  const stack: T[] = [];
  const result: T[][] = [];
  const known = new Set(items);
  for (const root of items) {
    if (index.has(root)) continue;
    const work: { item: T; rest: Iterator<T> }[] = [];
    const enter = (item: T) => {
      index.set(item, index.size);
      low.set(item, index.get(item)!);
      stack.push(item);
      open.add(item);
      work.push({ item, rest: needs(item)[Symbol.iterator]() });
    };
    enter(root);
    while (work.length > 0) {
      const { item, rest } = work[work.length - 1];
      const next = rest.next();
      if (!next.done) {
        const need = next.value;
        if (!known.has(need)) continue;
        if (!index.has(need)) enter(need);
        else if (open.has(need)) low.set(item, Math.min(low.get(item)!, index.get(need)!));
        continue;
      }
      work.pop();
      if (work.length > 0) {
        const parent = work[work.length - 1].item;
        low.set(parent, Math.min(low.get(parent)!, low.get(item)!));
      }
      if (low.get(item) !== index.get(item)) continue;
      const component: T[] = [];
      let member: T;
      do {
        member = stack.pop()!;
        open.delete(member);
        component.push(member);
      } while (member !== item);
      result.push(component.reverse());
    }
  }
  return result;
}

/** A shortest cycle through the members of a component, as a path whose last item needs the first again. */
export function cycleIn<T>(component: readonly T[], needs: (item: T) => Iterable<T>): T[] {
  const inside = new Set(component);
  let best: T[] | undefined;
  for (const start of component.slice(0, 50)) {
    const from = new Map<T, T | null>([[start, null]]);
    const queue = [start];
    search: for (const item of queue) {
      for (const need of needs(item)) {
        if (need === start) {
          const path: T[] = [];
          for (let at: T | null = item; at !== null; at = from.get(at)!) path.unshift(at);
          if (!best || path.length < best.length) best = path;
          break search;
        }
        if (inside.has(need) && !from.has(need)) {
          from.set(need, item);
          queue.push(need);
        }
      }
    }
    if (best && best.length === 1) break;
  }
  return best ?? [...component];
}
