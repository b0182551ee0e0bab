import { Component, type FunctionComponent, h } from "preact";

/** A component that is drawn again only when a prop changes; lists count as changed when one of their elements does. */
export function memo<P extends object>(draw: FunctionComponent<P>) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const names = new Set([...Object.keys(this.props), ...Object.keys(next)]) as Set<keyof P>;
      return [...names].some((name) => !same((this.props as P)[name], next[name]));
    }
    override render() {
      return h(draw, this.props);
    }
  };
}

function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((element, index) => element === b[index]);
}
